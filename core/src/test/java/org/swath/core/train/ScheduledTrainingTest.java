package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.train.ToolkitRuns.QUADRATIC;
import static org.swath.core.train.ToolkitRuns.TOOLKIT;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.trainOnQuadratic;
import static org.swath.core.train.ToolkitRuns.withPart;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.ToolkitRuns.Trained;
import org.swath.core.train.schedule.Horizon;
import org.swath.core.train.schedule.LearningRate;
import org.swath.core.train.schedule.RateScaling;

/**
 * The rates that steps are made with, seen on forms of curvature 1 alone: a step of gradient
 * descent multiplies every parameter by 1 - rate.
 */
class ScheduledTrainingTest {

  private static final Map<String, Object> ROUND =
      Map.of("dimensions", 2L, "condition-number", 1.0);

  @Test
  void everyStepHasTheRateOfItsScheduleAndWarmUp() {
    RunParameters run =
        withPart(
            withPart(run(QUADRATIC, ROUND, 10, 1, 0.5), "schedule", "cosine", Map.of()),
            "warm-up",
            "linear",
            Map.of("warm-up-length", 3.0));
    LearningRate expected = TOOLKIT.learningRates().open(run, Horizon.ofEpochs(10, 1, 1));
    double theta = 1;
    Trained trained = trainOnQuadratic(1, run);
    for (int step = 0; step < 10; step++) {
      theta *= 1 - expected.rate(step);
      assertThat(trained.parametersAfter(step + 1)[0]).isCloseTo(theta, within(1e-14));
    }
  }

  /** A rate above 2 makes the loss rise; the plateau halves it until the loss falls again. */
  @Test
  void aPlateauHearsOfTheLossOfEveryEpoch() {
    RunParameters run =
        withPart(
            run(QUADRATIC, ROUND, 6, 1, 2.5),
            "schedule",
            "plateau",
            Map.of("drop-factor", 0.5, "plateau-patience", 0L));
    Trained trained = trainOnQuadratic(1, run);

    // Losses ½θ² of the epochs: 0.5, then 1.125 and 2.53, each worse and halving the rate of the
    // next: 2.5, 2.5, 1.25, 0.625.
    double theta = 1;
    for (int epoch = 1; epoch <= 4; epoch++) {
      theta *= List.of(-1.5, -1.5, -0.25, 0.375).get(epoch - 1);
      assertThat(trained.parametersAfter(epoch)[0]).isCloseTo(theta, within(1e-14));
    }
  }

  @ParameterizedTest
  @CsvSource({"linear, 16, 4", "square-root, 16, 2", "linear, 1, 0.25", "square-root, 1, 0.5"})
  void theRateGrowsWithTheBatch(String rule, long batchSize, double factor) {
    RunParameters run =
        withPart(
            run(QUADRATIC, ROUND, 4, batchSize, 0.1),
            "rate-scaling",
            rule,
            Map.of("reference-batch-size", 4L));

    assertThat(RateScaling.baseRate(run)).isCloseTo(0.1 * factor, within(1e-16));
    RunParameters scheduled =
        withPart(
            withPart(run, "schedule", "step", Map.of("drop-period", 1L, "drop-factor", 0.5)),
            "warm-up",
            "constant",
            Map.of("warm-up-length", 1.0, "warm-up-unit", "epoch"));
    LearningRate rate = TOOLKIT.learningRates().open(scheduled, Horizon.ofEpochs(4, 1, 16));
    assertThat(rate.rate(1)).isCloseTo(0.1 * factor, within(1e-16));
    assertThat(rate.rate(2)).isCloseTo(0.05 * factor, within(1e-16));
    assertThat(trainOnQuadratic(batchSize, run).parametersAfter(1)[0])
        .isCloseTo(1 - 0.1 * factor, within(1e-15));
  }

  @Test
  void stepsOfGrowingBatchesAreCountedAsTheyAre() {
    RunParameters growing =
        withPart(
            run(QUADRATIC, ROUND, 3, 2, 0.5),
            "batch-growth",
            "geometric",
            Map.of("growth-period", 1L, "largest-batch-size", 8L));
    Horizon horizon = Toolkit.horizon(growing, 8);

    assertThat(horizon).isEqualTo(new Horizon(4 + 2 + 1, 7 / 3.0, 2));
    // Batches of 2, 4 and 8 of 8 examples: as many halvings as there are steps.
    Trained trained = trainOnQuadratic(8, growing);
    assertThat(List.of(1, 2, 3))
        .allSatisfy(
            epoch ->
                assertThat(trained.parametersAfter(epoch)[0])
                    .isEqualTo(Math.pow(0.5, List.of(4, 6, 7).get(epoch - 1))));
  }
}
