package org.swath.core.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.device.HostVector;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ParameterValues;

/** The optimizers against 60 steps of PyTorch's, in double precision. */
class OptimizerGoldenTest {

  private static final JsonNode TRACES = GoldenTrace.read("optimizers.json");

  @ParameterizedTest
  @CsvSource({"sgd, 0", "momentum, 0.9"})
  void sgdStepsLikePyTorchs(String trace, double momentum) {
    ParameterValues settings = ParameterValues.of(Map.of("momentum", momentum));
    assertFollows(trace, new Sgd(), settings, 0.01);
  }

  @ParameterizedTest
  @CsvSource({"adam, 0.9, 0.999, 1e-8"})
  void adamStepsLikePyTorchs(String trace, double beta1, double beta2, double epsilon) {
    ParameterValues settings =
        ParameterValues.of(Map.of("beta1", beta1, "beta2", beta2, "epsilon", epsilon));
    assertFollows(trace, new Adam(), settings, 0.01);
  }

  private static void assertFollows(
      String name, Optimizer.Rule rule, ParameterValues settings, double learningRate) {
    JsonNode trace = TRACES.get("optimizers").get(name);
    for (String problem : new String[] {"quadratic", "rosenbrock"}) {
      double[] start = GoldenTrace.vector(TRACES.get(problem).get("start"));
      double[][] expected = GoldenTrace.matrix(trace.get(problem).get("theta"));
      HostVector theta = new HostVector.Doubles(start.clone());
      HostVector gradient = new HostVector.Doubles(new double[start.length]);
      Optimizer optimizer = rule.open(settings, Target.of(theta, gradient));
      for (int step = 0; step < expected.length; step++) {
        gradient.set(
            problem.equals("quadratic")
                ? quadraticGradient(theta.toDoubles())
                : rosenbrockGradient(theta.toDoubles()));
        optimizer.step(learningRate);
        for (int i = 0; i < start.length; i++) {
          assertThat(theta.get(i))
              .as("%s, %s, parameter %d after step %d", name, problem, i, step + 1)
              .isCloseTo(
                  expected[step][i], within(1e-12 * Math.max(1, Math.abs(expected[step][i]))));
        }
      }
    }
  }

  private static double[] quadraticGradient(double[] theta) {
    double[] eigenvalues = GoldenTrace.vector(TRACES.get("quadratic").get("eigenvalues"));
    double[] gradient = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      gradient[i] = eigenvalues[i] * theta[i];
    }
    return gradient;
  }

  private static double[] rosenbrockGradient(double[] t) {
    double curve = t[1] - t[0] * t[0];
    return new double[] {0.01 * (-2 * (1 - t[0]) - 400 * t[0] * curve), 0.01 * 200 * curve};
  }
}
