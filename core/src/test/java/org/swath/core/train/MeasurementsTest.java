package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.train.ToolkitRuns.GRADIENT_NORM;
import static org.swath.core.train.ToolkitRuns.QUADRATIC;
import static org.swath.core.train.ToolkitRuns.quadratic;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.trainOnQuadratic;
import static org.swath.core.train.ToolkitRuns.withPart;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.ToolkitRuns.Trained;

/** What training reports of every run, on ½(θ₁² + θ₂²/4) from (1, 1) in batches of one of two. */
class MeasurementsTest {

  private static final Map<String, Object> FORM = Map.of("dimensions", 2L, "condition-number", 4.0);
  private static final int PARAMETER_NORM = GRADIENT_NORM + 1;
  private static final int UPDATE_RATIO = GRADIENT_NORM + 2;
  private static final int VALIDATION_LOSS = GRADIENT_NORM + 3;
  private static final int GAP = GRADIENT_NORM + 4;

  /** Rate 0.4 multiplies θ₁ by 0.6 and θ₂ by 0.9 in each of an epoch's two steps. */
  @Test
  void everyMetricIsWhatItsNameSays() {
    double[] metrics = trainOnQuadratic(2, run(QUADRATIC, FORM, 1, 1, 0.4)).curve().get(0);

    double firstGradient = Math.hypot(1, 0.25);
    double secondGradient = Math.hypot(0.6, 0.225);
    double after = (Math.pow(0.36, 2) + Math.pow(0.81, 2) / 4) / 2;
    double training = (0.625 + (0.36 + 0.81 / 4) / 2) / 2;
    assertThat(metrics[GRADIENT_NORM])
        .as("the second batch is not one in four")
        .isCloseTo(firstGradient, within(1e-14));
    assertThat(metrics[PARAMETER_NORM]).isCloseTo(Math.hypot(0.36, 0.81), within(1e-14));
    assertThat(metrics[UPDATE_RATIO])
        .isCloseTo(0.4 * secondGradient / Math.hypot(0.6, 0.9), within(1e-14));
    assertThat(metrics[VALIDATION_LOSS]).isCloseTo(after, within(1e-14));
    assertThat(metrics[GAP]).isCloseTo(after - training, within(1e-14));
  }

  @Test
  void theGradientIsMeasuredBeforeAnythingIsDoneWithIt() {
    RunParameters plain = run(QUADRATIC, FORM, 1, 2, 0.4);
    RunParameters clipped = withPart(plain, "clipping", "global-norm", Map.of("clip-norm", 0.001));

    assertThat(trainOnQuadratic(2, clipped).metric(GRADIENT_NORM))
        .isEqualTo(trainOnQuadratic(2, plain).metric(GRADIENT_NORM));
    assertThat(trainOnQuadratic(2, clipped).curve().get(0)[UPDATE_RATIO])
        .isCloseTo(0.4 * 0.001 / Math.sqrt(2), within(1e-8));
  }

  @Test
  void theBestEpochIsTheFirstWithTheSmallestValidationLoss() {
    Trained worse = trainOnQuadratic(2, gettingWorse());
    List<Double> losses = worse.metric(VALIDATION_LOSS);
    int best =
        IntStream.range(0, losses.size())
            .reduce((a, b) -> losses.get(b) < losses.get(a) ? b : a)
            .orElseThrow();

    assertThat(best).as("neither the first nor the last").isBetween(1, losses.size() - 2);
    assertThat(worse.outcome().runMetrics()[2]).isEqualTo(losses.get(best));
    assertThat(worse.outcome().runMetrics()[3]).isEqualTo(best + 1);
  }

  @Test
  void theBestModelIsEvaluatedIfItIsKeptAlsoAfterGoingOnFromACheckpoint() {
    Trained last = trainOnQuadratic(2, gettingWorse());
    RunParameters keeping = withPart(gettingWorse(), "kept-model", "best-validation", Map.of());
    Trained best = trainOnQuadratic(2, keeping);
    List<Checkpoint> afterTheBest = List.of(best.checkpoints().get(best.checkpoints().size() - 2));
    Trained resumed =
        ToolkitRuns.train(quadratic(2), QUADRATIC, List.of(), afterTheBest, keeping).get(0);

    double[] metrics = best.outcome().runMetrics();
    assertThat(metrics[0]).as("the excess loss is the validation loss").isEqualTo(metrics[2]);
    assertThat(last.outcome().runMetrics()[0]).isGreaterThan(metrics[0]);
    assertThat(last.curve()).usingRecursiveComparison().isEqualTo(best.curve());
    assertThat(resumed.outcome().runMetrics()).isEqualTo(metrics);
  }

  @Test
  void evaluatingTheBestModelLeavesTheLastInItsPlace() {
    RunParameters keeping = withPart(gettingWorse(), "kept-model", "best-validation", Map.of());
    Trained straight = trainOnQuadratic(2, keeping);
    boolean[] evaluating = {false};
    Checkpoint[] saved = new Checkpoint[2];
    int[] asked = {0};
    try {
      new Trainer(ToolkitRuns.TOOLKIT, System::nanoTime)
          .train(
              quadratic(2),
              List.of(keeping, keeping),
              5,
              Measurements.of(QUADRATIC.component(), List.of()),
              List.of(),
              (lane, epoch, metrics, seconds) -> evaluating[0] = epoch == straight.curve().size(),
              new TrainingControl(
                  new CheckpointInterval.Epochs(1000),
                  (lane, checkpoint) -> saved[lane] = checkpoint,
                  () -> evaluating[0] && ++asked[0] == 2));
    } catch (TrainingStoppedException e) {
      asked[0] = -1;
    }

    assertThat(asked[0]).as("stopped between the evaluations").isEqualTo(-1);
    assertThat(ToolkitRuns.parameters(saved[0]))
        .isEqualTo(straight.parametersAfter(straight.curve().size()));
  }

  @Test
  void aStepThatRuinsTheParametersKeepsItsEpochAndTheRunDivergesInTheNext() {
    RunParameters huge =
        run(
            QUADRATIC,
            Map.of("dimensions", 2L, "condition-number", 4.0, "largest-curvature", 1e300),
            3,
            2,
            1e10);
    Trained trained = trainOnQuadratic(2, huge);
    RunOutcome outcome = trained.outcome();

    assertThat(trained.curve().get(0)[GRADIENT_NORM]).isInfinite();
    assertThat(outcome.divergence()).contains("loss became Infinity in epoch 2, batch 1");
    assertThat(outcome.epochsCompleted()).isEqualTo(1);
  }

  /** A rate that is warmed up until it is too high: the loss falls, then rises. */
  private static RunParameters gettingWorse() {
    return withPart(
        run(QUADRATIC, FORM, 8, 2, 6.3),
        "warm-up",
        "linear",
        Map.of("warm-up-length", 7.0, "warm-up-unit", "epoch"));
  }
}
