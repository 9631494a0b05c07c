package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.core.train.ToolkitRuns.QUADRATIC;
import static org.swath.core.train.ToolkitRuns.images;
import static org.swath.core.train.ToolkitRuns.quadratic;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.withOptimizer;
import static org.swath.core.train.ToolkitRuns.withPart;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.ToolkitRuns.Trained;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.classifier.ImageClassifier;

/** Runs with each ingredient that gathers something: interrupted, and full batches by lbfgs. */
class PipelineResumeTest {

  private static final int EPOCHS = 6;

  /** Every run but the first needs what its checkpoint says beside the parameters and the epoch. */
  static List<RunParameters> runs() {
    RunParameters plain =
        run(
            QUADRATIC,
            Map.of("dimensions", 5L, "gradient-noise", 0.7, "start", "random"),
            EPOCHS,
            2,
            0.3);
    return List.of(
        withPart(plain, "noise-injection", "annealed", Map.of()),
        withPart(plain, "clipping", "adaptive", Map.of("clip-ratio", 0.9, "grace-steps", 2L)),
        withPart(
            plain,
            "schedule",
            "plateau",
            Map.of("plateau-patience", 0L, "drop-factor", 0.5, "plateau-threshold", 0.5)),
        withPart(plain, "batch-growth", "geometric", Map.of("growth-period", 2L)),
        withPart(plain, "kept-model", "best-validation", Map.of()),
        withPart(plain, "regularisation", "decoupled-decay", Map.of()),
        withOptimizer(plain, "lbfgs", Map.of()));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunGoesOnFromEveryCheckpointWithTheSameBits(RunParameters run) {
    Trained straight = ToolkitRuns.trainOnQuadratic(8, run);
    for (int epoch : new int[] {1, 3, 5}) {
      Trained resumed =
          ToolkitRuns.train(
                  quadratic(8),
                  QUADRATIC,
                  List.of(),
                  List.of(straight.checkpoints().get(epoch - 1)),
                  run)
              .get(0);
      List<Object> expected =
          new Trained(
                  straight.curve().subList(epoch, EPOCHS),
                  straight.checkpoints().subList(epoch, EPOCHS),
                  straight.outcome())
              .numbers();
      assertThat(resumed.numbers()).as("after epoch %d", epoch).isEqualTo(expected);
    }
  }

  /** It stops where a direction descends by less than 1e-9, which is about twice the loss. */
  @Test
  void lbfgsMinimisesAQuadraticFormInFewSteps() {
    RunParameters searching =
        withOptimizer(
            run(QUADRATIC, Map.of("dimensions", 10L, "condition-number", 100.0), 40, 4, 1),
            "lbfgs",
            Map.of());
    Trained trained = ToolkitRuns.trainOnQuadratic(4, searching);

    assertThat(trained.outcome().runMetrics()[0]).isLessThan(1e-8);
  }

  @Test
  void lbfgsLowersTheLossOfSoftmaxRegressionInEveryStep() {
    Workload softmax = ImageClassifier.softmaxRegression();
    PreparedWorkload prepared = softmax.prepare(images(120), DeviceKernel.PORTABLE);
    RunParameters searching =
        withOptimizer(run(softmax, Map.of("precision", "double"), 15, 100, 1), "lbfgs", Map.of());
    List<Double> losses =
        ToolkitRuns.train(prepared, softmax, List.of(), List.of(), searching).get(0).metric(0);

    for (int epoch = 1; epoch < losses.size(); epoch++) {
      assertThat(losses.get(epoch)).as("epoch %d", epoch + 1).isLessThan(losses.get(epoch - 1));
    }
  }
}
