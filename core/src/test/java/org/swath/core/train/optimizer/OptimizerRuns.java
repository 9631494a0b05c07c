package org.swath.core.train.optimizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.swath.core.device.HostVector;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** Optimizers for tests, and something to minimise. */
final class OptimizerRuns {

  private static final JsonNode PROBLEMS = GoldenTrace.read("optimizers.json");

  private OptimizerRuns() {}

  static Optimizer.Rule rule(String name) {
    return Optimizers.standard().stream()
        .filter(rule -> rule.component().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Every optimizer, with every flag and choice that it has, and sgd with and without momentum. */
  static Stream<Kind> kinds() {
    return Optimizers.standard().stream().flatMap(OptimizerRuns::kinds);
  }

  private static Stream<Kind> kinds(Optimizer.Rule rule) {
    Kind plain = new Kind(rule, Map.of());
    return switch (rule.component().name()) {
      case "sgd" -> Stream.of(plain, new Kind(rule, Map.of("momentum", 0.9)));
      case "lion" -> Stream.of(plain, new Kind(rule, Map.of("decoupled-weight-decay", 0.1)));
      case "nadam" -> Stream.of(plain, new Kind(rule, Map.of("nadam-definition", "pytorch-2")));
      default ->
          rule.component().parameter("epsilon-inside-root").isPresent()
              ? Stream.of(plain, new Kind(rule, Map.of("epsilon-inside-root", true)))
              : Stream.of(plain);
    };
  }

  /** A rule with some of its settings; the others are at their defaults. */
  record Kind(Optimizer.Rule rule, Map<String, Object> given) {

    String name() {
      return rule.component().name();
    }

    Optimizer open(Target target) {
      return rule.open(settings(rule, given), target);
    }

    @Override
    public String toString() {
      return name() + " " + given;
    }
  }

  static ParameterValues settings(Optimizer.Rule rule, Map<String, Object> given) {
    ParameterValues values = ParameterValues.none();
    for (Parameter parameter : rule.component().parameters()) {
      values = values.with(parameter.name(), parameter.defaultValue().orElseThrow());
    }
    for (Map.Entry<String, Object> entry : given.entrySet()) {
      if (rule.component().parameter(entry.getKey()).isEmpty()) {
        throw new IllegalArgumentException(rule.component().name() + " has no " + entry.getKey());
      }
      values = values.with(entry.getKey(), entry.getValue());
    }
    return values;
  }

  /** Something to minimise. */
  enum Problem {
    QUADRATIC {
      @Override
      double loss(double[] theta) {
        double loss = 0;
        for (int i = 0; i < theta.length; i++) {
          loss += 0.5 * EIGENVALUES[i] * theta[i] * theta[i];
        }
        return loss;
      }

      @Override
      double[] gradient(double[] theta) {
        double[] gradient = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
          gradient[i] = EIGENVALUES[i] * theta[i];
        }
        return gradient;
      }
    },
    ROSENBROCK {
      @Override
      double loss(double[] t) {
        double curve = t[1] - t[0] * t[0];
        return 0.01 * ((1 - t[0]) * (1 - t[0]) + 100 * curve * curve);
      }

      @Override
      double[] gradient(double[] t) {
        double curve = t[1] - t[0] * t[0];
        return new double[] {0.01 * (-2 * (1 - t[0]) - 400 * t[0] * curve), 0.01 * 200 * curve};
      }
    };

    private static final double[] EIGENVALUES =
        GoldenTrace.vector(PROBLEMS.get("quadratic").get("eigenvalues"));

    abstract double loss(double[] theta);

    abstract double[] gradient(double[] theta);

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    double[] start() {
      return GoldenTrace.vector(PROBLEMS.get(key()).get("start"));
    }

    /** The whole problem as an optimizer gets it; {@link #evaluate} fills the gradient. */
    Target target(HostVector theta, HostVector gradient, List<Target.Section> sections) {
      return new Target(theta, gradient, sections, () -> evaluate(theta, gradient));
    }

    double evaluate(HostVector theta, HostVector gradient) {
      gradient.set(gradient(theta.toDoubles()));
      return loss(theta.toDoubles());
    }
  }

  static HostVector vector(boolean single, double... values) {
    HostVector vector =
        single
            ? new HostVector.Singles(new float[values.length])
            : new HostVector.Doubles(new double[values.length]);
    vector.set(values);
    return vector;
  }

  static List<Target.Section> whole(HostVector parameters) {
    return List.of(new Target.Section(0, parameters.length(), 1));
  }
}
