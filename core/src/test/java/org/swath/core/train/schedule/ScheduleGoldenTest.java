package org.swath.core.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.golden.GoldenTrace;

/** Learning rates against PyTorch's, and against the formulas that PyTorch has no class for. */
class ScheduleGoldenTest {

  private static final JsonNode TRACES = GoldenTrace.read("schedules.json");
  private static final JsonNode FORMULAS = GoldenTrace.read("schedule_formulas.json");
  private static final Map<String, Object> LINEAR_10 =
      Map.of("warm-up-length", 10, "warm-up-unit", "step");

  static Stream<Arguments> traces() {
    return Stream.of(
        Arguments.of(
            "step", run().schedule("step", steps(Map.of("drop-factor", 0.1, "drop-period", 15)))),
        Arguments.of(
            "exponential", run().schedule("exponential", steps(Map.of("decay-speed", 0.05)))),
        Arguments.of(
            "inverse_polynomial",
            run()
                .schedule(
                    "inverse-polynomial", steps(Map.of("decay-speed", 0.1, "decay-power", 0.75)))),
        Arguments.of("cosine", run().schedule("cosine", steps(Map.of("minimum-rate", 0.01)))),
        Arguments.of(
            "cosine_warm_restarts",
            run()
                .schedule(
                    "warm-restarts",
                    steps(
                        Map.of("minimum-rate", 0.01, "first-period", 10, "period-multiplier", 2)))),
        Arguments.of(
            "linear_warmup_then_cosine",
            run()
                .warmUp("linear", LINEAR_10)
                .schedule("cosine", steps(Map.of("minimum-rate", 0.01)))),
        Arguments.of(
            "wsd",
            run()
                .warmUp("linear", LINEAR_10)
                .schedule(
                    "stable-decay",
                    steps(Map.of("stable-length", 25, "decay-length", 20, "minimum-share", 0.1)))),
        Arguments.of("one_cycle", run().schedule("one-cycle", steps(Map.of()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("traces")
  void everyStepOfATraceHasItsRate(String trace, ScheduledRuns run) {
    double[] expected = GoldenTrace.vector(TRACES.get(trace).get("lr"));
    long steps = trace.equals("one_cycle") ? 60 : expected.length;

    assertRates(expected, run.open(new Horizon(steps, 6, 32)));
  }

  @Test
  void noTraceIsForgottenAbove() {
    assertThat(traces().map(arguments -> String.valueOf(arguments.get()[0])))
        .containsExactlyInAnyOrderElementsOf(
            TRACES.properties().stream().map(Map.Entry::getKey).toList());
  }

  static Stream<Arguments> formulas() {
    return Stream.iterate(0, i -> i < FORMULAS.get("cases").size(), i -> i + 1)
        .map(i -> FORMULAS.get("cases").get(i))
        .map(trace -> Arguments.of(trace.get("name").asText() + trace.get("parameters"), trace));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formulas")
  void everyStepHasTheRateOfItsFormula(String name, JsonNode trace) {
    ScheduledRuns run = ScheduledRuns.at(FORMULAS.get("base").asDouble());
    String component = trace.get("name").asText();
    Map<String, Object> parameters = parameters(trace.get("parameters"));
    if (trace.get("part").asText().equals("schedule")) {
      run.schedule(component, parameters);
    } else {
      run.warmUp(component, parameters);
    }
    Horizon horizon =
        new Horizon(FORMULAS.get("steps").asLong(), FORMULAS.get("steps_per_epoch").asDouble(), 32);

    assertRates(GoldenTrace.vector(trace.get("rates")), run.open(horizon));
  }

  @Test
  void aPlateauLowersTheRateOfTheNextEpochAsPyTorchsRuleDoes() {
    JsonNode trace = FORMULAS.get("plateau");
    JsonNode settings = trace.get("parameters");
    double[] losses = GoldenTrace.vector(trace.get("losses"));
    double[] expected = GoldenTrace.vector(trace.get("rates"));
    LearningRate rate =
        ScheduledRuns.at(FORMULAS.get("base").asDouble())
            .schedule(
                "plateau",
                Map.of(
                    "drop-factor", settings.get("factor").asDouble(),
                    "plateau-patience", settings.get("patience").asLong(),
                    "plateau-threshold", settings.get("threshold").asDouble(),
                    "plateau-cooldown", settings.get("cooldown").asLong(),
                    "minimum-rate", settings.get("minimum").asDouble()))
            .open(Horizon.ofEpochs(losses.length, 2, 32));

    for (int epoch = 0; epoch <= losses.length; epoch++) {
      assertThat(rate.rate(2L * epoch))
          .as("rate of epoch %d", epoch)
          .isCloseTo(expected[epoch], within(1e-12 * expected[epoch]));
      assertThat(rate.rate(2L * epoch + 1)).isEqualTo(rate.rate(2L * epoch));
      if (epoch < losses.length) {
        rate.epochCompleted(2L * (epoch + 1), losses[epoch]);
      }
    }
  }

  private static void assertRates(double[] expected, LearningRate rate) {
    for (int step = 0; step < expected.length; step++) {
      assertThat(rate.rate(step))
          .as("rate of step %d", step)
          .isCloseTo(expected[step], within(1e-12 * expected[step]));
    }
  }

  private static ScheduledRuns run() {
    return ScheduledRuns.at(0.5);
  }

  private static Map<String, Object> steps(Map<String, Object> others) {
    Map<String, Object> all = new TreeMap<>(others);
    all.put("schedule-unit", "step");
    return all;
  }

  private static Map<String, Object> parameters(JsonNode node) {
    Map<String, Object> parameters = new TreeMap<>();
    node.properties()
        .forEach(
            field ->
                parameters.put(
                    field.getKey(),
                    field.getValue().isTextual()
                        ? field.getValue().asText()
                        : field.getValue().isIntegralNumber()
                            ? (Object) field.getValue().asLong()
                            : (Object) field.getValue().asDouble()));
    return parameters;
  }
}
