package org.swath.core.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.device.HostVector;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.train.optimizer.OptimizerRuns.Problem;

/** The optimizers against steps of PyTorch's and of the papers' formulas, in double precision. */
class OptimizerGoldenTest {

  private static final JsonNode TRACES = GoldenTrace.read("optimizers.json").get("optimizers");
  private static final JsonNode REFERENCES = GoldenTrace.read("optimizer_references.json");

  @ParameterizedTest
  @CsvSource({
    "sgd,                  sgd,      momentum, 0",
    "momentum,             sgd,      momentum, 0.9",
    "sgd_weight_decay_l2,  sgd,      momentum, 0",
    "nesterov,             nesterov, momentum, 0.9",
    "adagrad,              adagrad,  epsilon, 1e-10",
    "rmsprop,              rmsprop,  mean-decay, 0.99",
    "rmsprop_0.9,          rmsprop,  mean-decay, 0.9",
    "adadelta,             adadelta, mean-decay, 0.9",
    "adam,                 adam,     beta1, 0.9",
    "adam_weight_decay_l2, adam,     beta1, 0.9",
    "adamw,                adamw,    decoupled-weight-decay, 0.1",
    "amsgrad,              amsgrad,  beta1, 0.9",
    "adamax,               adamax,   beta1, 0.9",
    "nadam,                nadam,    momentum-decay, 0.004",
    "radam,                radam,    beta1, 0.9",
  })
  void stepsLikePyTorchs(String trace, String optimizer, String parameter, double value) {
    JsonNode arguments = TRACES.get(trace).get("arguments");
    Optimizer.Rule rule = OptimizerRuns.rule(optimizer);
    ParameterValues settings = OptimizerRuns.settings(rule, Map.of(parameter, value));
    double decay = trace.endsWith("_l2") ? arguments.get("weight_decay").asDouble() : 0;
    for (Problem problem : Problem.values()) {
      double[][] expected = GoldenTrace.matrix(TRACES.get(trace).get(problem.key()).get("theta"));
      double[] rates = new double[expected.length];
      Arrays.fill(rates, arguments.get("lr").asDouble());
      assertFollows(expected, rule, settings, rates, problem, decay);
    }
  }

  @Test
  void noTraceOfPyTorchsIsForgottenAbove() {
    assertThat(TRACES).hasSize(15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classical-momentum",
        "classical-momentum, falling rate",
        "adagrad, epsilon inside",
        "rmsprop, epsilon inside",
        "adam, epsilon inside",
        "adamw, epsilon inside",
        "amsgrad, epsilon inside",
        "radam, epsilon inside",
        "nadam, as in the paper",
        "nadam, epsilon inside",
        "adabound",
        "adabound, other final rate and decay",
        "adabound, epsilon inside",
        "adabound, rising and falling rate",
        "lion",
        "lion, weight decay"
      })
  void stepsLikeThePaperSays(String reference) {
    JsonNode trace = REFERENCES.get("element-wise").get(reference);
    Optimizer.Rule rule = OptimizerRuns.rule(reference.split(",", 2)[0]);
    ParameterValues settings = OptimizerRuns.settings(rule, given(trace.get("settings")));
    for (Problem problem : Problem.values()) {
      assertFollows(
          GoldenTrace.matrix(trace.get(problem.key())),
          rule,
          settings,
          GoldenTrace.vector(trace.get("rates")),
          problem,
          0);
    }
  }

  @Test
  void noReferenceIsForgottenAbove() {
    assertThat(REFERENCES.get("element-wise")).hasSize(16);
  }

  /**
   * The tolerance is wider than that of the others, and of the size of the whole step, because a
   * quotient of small differences amplifies rounding: each step divides by the curvature that the
   * gradients of the last two places have shown.
   */
  @ParameterizedTest
  @EnumSource(Problem.class)
  void lbfgsStepsLikePyTorchs(Problem problem) {
    for (int historySize : new int[] {2, 10}) {
      JsonNode trace =
          REFERENCES.get("lbfgs").get(problem.key()).get(Integer.toString(historySize));
      double[][] expected = GoldenTrace.matrix(trace.get("theta"));
      HostVector theta = OptimizerRuns.vector(false, problem.start());
      HostVector gradient = OptimizerRuns.vector(false, problem.start());
      List<Double> evaluations = new ArrayList<>();
      Optimizer.Rule rule = new Lbfgs();
      Optimizer optimizer =
          rule.open(
              OptimizerRuns.settings(rule, Map.of("history-size", (long) historySize)),
              new Target(
                  theta,
                  gradient,
                  OptimizerRuns.whole(theta),
                  () -> {
                    evaluations.add(1.0);
                    return problem.evaluate(theta, gradient);
                  }));
      for (int step = 0; step < expected.length; step++) {
        optimizer.step(1);
        assertThat(evaluations)
            .as("%d pairs, evaluations until step %d", historySize, step + 1)
            .hasSize(trace.get("evaluations").get(step).asInt());
        assertThat(theta.toDoubles())
            .as("%d pairs, after step %d", historySize, step + 1)
            .containsExactly(expected[step], within(1e-8));
      }
    }
  }

  private static void assertFollows(
      double[][] expected,
      Optimizer.Rule rule,
      ParameterValues settings,
      double[] rates,
      Problem problem,
      double decay) {
    HostVector theta = OptimizerRuns.vector(false, problem.start());
    HostVector gradient = OptimizerRuns.vector(false, problem.start());
    Optimizer optimizer = rule.open(settings, Target.of(theta, gradient));
    for (int step = 0; step < expected.length; step++) {
      double[] values = problem.gradient(theta.toDoubles());
      for (int i = 0; i < values.length; i++) {
        values[i] += decay * theta.get(i);
      }
      gradient.set(values);
      optimizer.step(rates[step]);
      for (int i = 0; i < values.length; i++) {
        assertThat(theta.get(i))
            .as("%s, parameter %d after step %d", problem, i, step + 1)
            .isCloseTo(expected[step][i], within(1e-12 * Math.max(1, Math.abs(expected[step][i]))));
      }
    }
  }

  private static Map<String, Object> given(JsonNode settings) {
    Map<String, Object> given = new HashMap<>();
    settings
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              given.put(
                  field.getKey(),
                  value.isBoolean()
                      ? (Object) value.asBoolean()
                      : value.isTextual() ? value.asText() : (Object) value.asDouble());
            });
    return given;
  }
}
