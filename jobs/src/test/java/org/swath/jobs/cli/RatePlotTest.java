package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.schedule.LearningRates;

/** Drawings of runs that are made by hand: 64 examples in batches of 16, for 10 epochs. */
class RatePlotTest {

  private static final ComponentChoice WARM_UP =
      new ComponentChoice(
          "linear",
          ParameterValues.of(
              Map.of(
                  "warm-up-length",
                  2.0,
                  "warm-up-unit",
                  "epoch",
                  "warm-up-start",
                  0.0,
                  "warm-up-may-outlast-training",
                  false)));
  private static final ComponentChoice STEP =
      new ComponentChoice(
          "step",
          ParameterValues.of(
              Map.of(
                  "schedule-unit",
                  "epoch",
                  "drop-period",
                  4L,
                  "drop-factor",
                  0.5,
                  "schedule-may-outlast-training",
                  false)));
  private static final ComponentChoice PLATEAU =
      new ComponentChoice(
          "plateau",
          ParameterValues.of(
              Map.of(
                  "drop-factor", 0.1,
                  "plateau-patience", 10L,
                  "plateau-threshold", 1e-4,
                  "plateau-cooldown", 0L,
                  "minimum-rate", 0.0,
                  "minimum-share", 0.0)));

  @Test
  void drawsAWarmUpAndTheDropsAfterIt() {
    assertThat(
            drawn(
                new RatePlot(20, 5, false, 10),
                run(0.4, Map.of("warm-up", WARM_UP, "schedule", STEP))))
        .isEqualTo(
            """
            Learning rate
                  0.4 ┤    aaaaaaaa
                  0.3 ┤   a
                  0.2 ┤  a         aaaaaaaa
                  0.1 ┤ a
                    0 ┤a
                      └────────────────────
                       0        5        10 epochs

            a  learning-rate 0.4, warm-up linear (warm-up-length 2, warm-up-may-outlast-training false, warm-up-start 0, warm-up-unit epoch), schedule step (drop-factor 0.5, drop-period 4, schedule-may-outlast-training false, schedule-unit epoch); 10 epochs of 4 steps: c0
            """);
  }

  @Test
  void curvesThatMeetAreMarkedAndEqualOnesAreDrawnOnce() {
    String text =
        drawn(
            new RatePlot(20, 5, false, 10),
            run(0.4, Map.of("schedule", STEP)),
            run(0.4, Map.of()),
            run(0.4, Map.of()));

    assertThat(text)
        .contains("0.4 ┤++++++++bbbbbbbbbbbb\n")
        .contains("10 epochs of 4 steps: c1 c2\n");
  }

  @Test
  void aLogarithmicAxisPutsPowersAtEvenDistancesAndZeroAtTheBottom() {
    String text =
        drawn(
            new RatePlot(20, 5, true, 10),
            run(1, Map.of("warm-up", WARM_UP)),
            run(0.01, Map.of()),
            run(0.0001, Map.of()));

    assertThat(text).contains("      0.1 ┤", "     0.01 ┤").contains("   0.0001 ┤+ccc");
  }

  @Test
  void aPlateauIsSaidToDependOnTheLoss() {
    assertThat(drawn(new RatePlot(20, 5, false, 10), run(0.4, Map.of("schedule", PLATEAU))))
        .contains("0.4 ┤aaaaaaaaaaaaaaaaaaaa\n")
        .contains("   depends on how training goes: drawn as it begins\n");
  }

  @Test
  void whatCannotBeFollowedIsAProblem() {
    ComponentChoice late = new ComponentChoice("step", STEP.parameters().with("drop-period", 20L));

    assertThat(curves(run(1, Map.of("schedule", late))).problems())
        .singleElement()
        .asString()
        .startsWith("drop-period must be at most the 10 epochs after the warm-up, but got 20.");
  }

  @Test
  void csvHoldsTheStepsShown() throws IOException {
    StringBuilder csv = new StringBuilder();
    RateCsv.write(curves(run(0.4, Map.of("warm-up", WARM_UP))).configurations(), 1, csv);

    assertThat(csv.toString())
        .isEqualTo(
            """
            configuration,step,epoch,rate
            c0,0,0.0,0.0
            c0,1,0.25,0.05
            c0,2,0.5,0.1
            c0,3,0.75,0.15000000000000002
            """);
  }

  private static String drawn(RatePlot plot, RunParameters... runs) {
    return ScheduleText.of(curves(runs).configurations(), plot);
  }

  private static RateCurves curves(RunParameters... runs) {
    Map<String, RunParameters> configurations = new LinkedHashMap<>();
    for (RunParameters run : List.of(runs)) {
      configurations.put("c" + configurations.size(), run);
    }
    return RateCurves.of(configurations, 64, LearningRates.standard());
  }

  private static RunParameters run(double learningRate, Map<String, ComponentChoice> parts) {
    return new RunParameters(
        ParameterValues.none(),
        ParameterValues.of(Map.of("learning-rate", learningRate, "epochs", 10L, "batch-size", 16L)),
        "sgd",
        ParameterValues.none(),
        new TreeMap<>(parts));
  }
}
