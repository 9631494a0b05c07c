package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.train.ToolkitRuns.QUADRATIC;
import static org.swath.core.train.ToolkitRuns.monitor;
import static org.swath.core.train.ToolkitRuns.quadratic;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.withPart;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.ToolkitRuns.Trained;
import org.swath.core.workload.Workload;
import org.swath.core.workload.classifier.ImageClassifier;

/** Monitors on quadratic forms, whose Hessian is diagonal with a known spectrum. */
class MonitoredRunsTest {

  private static final int FIRST = 8;
  private static final Map<String, Object> FORM =
      Map.of("dimensions", 3L, "largest-curvature", 2.0, "condition-number", 100.0);
  private static final RunParameters QUIET = run(QUADRATIC, FORM, 2, 4, 0.1);

  @Test
  void powerIterationFindsTheLargestEigenvalue() {
    assertThat(measured(QUIET, monitor("hessian-maximum", Map.of("iterations", 30L)))[0])
        .isCloseTo(2, within(1e-6));
  }

  @Test
  void theTraceOfADiagonalHessianNeedsOneVector() {
    assertThat(measured(QUIET, monitor("hessian-trace", Map.of("vectors", 1L)))[0])
        .isCloseTo(2 + 0.2 + 0.02, within(1e-6));
  }

  /**
   * Curvatures 2 and 2e-6 from (1, 1): the rise g'ε + ½ε'Hε is at most ‖g‖ρ + ½·2·ρ², and along the
   * first axis 2ρ + ρ², which is less by ρ times ‖g‖ - 2 < 1e-12. The slack is for rounding.
   */
  @Test
  void sharpnessIsTheHighestRiseWithinTheBall() {
    double radius = 0.05;
    RunParameters steep =
        run(
            QUADRATIC,
            Map.of("dimensions", 2L, "largest-curvature", 2.0, "condition-number", 1e6),
            1,
            4,
            0.1);
    double closedForm = 2 * radius + radius * radius;
    double rise = measured(steep, monitor("sharpness", Map.of("radius", radius)))[0];

    assertThat(rise).isBetween(closedForm - 1e-10, closedForm + 1e-10);
  }

  /**
   * With 2,000 batches of 4 in 3 dimensions the variance is of 6,000 squares: √(2/6000) = 0.018 is
   * its relative standard error, 0.08 more than four of them. The gradient after the first step is
   * known, and the scale's error is that of the variance besides.
   */
  @Test
  void theScatterOfBatchesIsThatOfTheirExamplesOverTheirSize() {
    RunParameters noisy =
        run(
            QUADRATIC,
            Map.of(
                "dimensions", 3L,
                "largest-curvature", 2.0,
                "condition-number", 100.0,
                "gradient-noise", 3.0),
            1,
            4,
            1e-9);
    Trained trained =
        ToolkitRuns.train(
                quadratic(8000),
                QUADRATIC,
                List.of(monitor("noise-scale", Map.of("batches", 2000L))),
                List.of(),
                noisy)
            .get(0);
    double[] metrics = trained.curve().get(0);
    double squaredGradient = 4 + 0.04 + 0.0004;

    assertThat(metrics[FIRST] / (9.0 / 4)).isCloseTo(1, within(0.08));
    assertThat(metrics[FIRST + 1] / (9 / squaredGradient)).isCloseTo(1, within(0.15));
  }

  @Test
  void oneBatchHasNoScatterAndAQuietGradientNoNoise() {
    assertThat(measured(QUIET, monitor("noise-scale", Map.of("batches", 1L))))
        .containsExactly(Double.NaN, Double.NaN);
    assertThat(measured(QUIET, monitor("noise-scale", Map.of()))).containsExactly(0, 0);
  }

  @Test
  void monitorsMeasureEverySoManyEpochsAndChangeNothing() {
    RunParameters noisy = withNoise(4);
    Trained without =
        ToolkitRuns.train(quadratic(8), QUADRATIC, List.of(), List.of(), noisy).get(0);
    List<ComponentChoice> all =
        List.of(
            monitor("hessian-trace", Map.of("every", 2L)),
            monitor("noise-scale", Map.of()),
            monitor("sharpness", Map.of()),
            monitor("hessian-maximum", Map.of()));
    Trained with = ToolkitRuns.train(quadratic(8), QUADRATIC, all, List.of(), noisy).get(0);

    for (int epoch = 1; epoch <= 4; epoch++) {
      double[] metrics = with.curve().get(epoch - 1);
      assertThat(Arrays.copyOf(metrics, FIRST)).isEqualTo(without.curve().get(epoch - 1));
      assertThat(with.parametersAfter(epoch)).isEqualTo(without.parametersAfter(epoch));
      assertThat(Double.isNaN(metrics[FIRST])).as("epoch %d", epoch).isEqualTo(epoch % 2 == 1);
      assertThat(metrics).hasSize(FIRST + 5);
    }
  }

  @Test
  void aMonitoredLaneIsTheSameAloneAndInCompanyAndAfterACheckpoint() {
    List<ComponentChoice> monitors =
        List.of(monitor("noise-scale", Map.of()), monitor("hessian-maximum", Map.of()));
    RunParameters one = withNoise(3);
    RunParameters other = run(QUADRATIC, FORM, 3, 4, 0.1);
    Trained alone = ToolkitRuns.train(quadratic(8), QUADRATIC, monitors, List.of(), one).get(0);
    List<Trained> together =
        ToolkitRuns.train(quadratic(8), QUADRATIC, monitors, List.of(), other, one);
    Trained resumed =
        ToolkitRuns.train(
                quadratic(8), QUADRATIC, monitors, List.of(alone.checkpoints().get(1)), one)
            .get(0);

    assertThat(together.get(1).numbers()).isEqualTo(alone.numbers());
    assertThat(resumed.curve().get(0)).isEqualTo(alone.curve().get(2));
  }

  @Test
  void whatIsMeasuredOfBatchesDoesNotDependOnThePiecesTheyAreComputedIn() {
    RunParameters whole = withNoise(1);
    RunParameters pieces =
        withPart(whole, "accumulation", "micro-batches", Map.of("micro-batch-count", 4L));
    List<ComponentChoice> scatter = List.of(monitor("noise-scale", Map.of()));
    double[] expected =
        ToolkitRuns.train(quadratic(8), QUADRATIC, scatter, List.of(), whole).get(0).curve().get(0);

    assertThat(
            ToolkitRuns.train(quadratic(8), QUADRATIC, scatter, List.of(), pieces)
                .get(0)
                .curve()
                .get(0))
        .containsExactly(expected, within(1e-12));
  }

  /** Not so of the Hessian, whose differences reach further in single precision, past kinks. */
  @Test
  void sharpnessAndScatterOfANetworkAreTheSameInSinglePrecision() {
    Workload mlp = ImageClassifier.multilayerPerceptron();
    List<ComponentChoice> monitors =
        List.of(monitor("sharpness", Map.of()), monitor("noise-scale", Map.of()));
    double[][] measured = new double[2][];
    for (String precision : List.of("single", "double")) {
      RunParameters run = run(mlp, Map.of("precision", precision, "hidden-units", 8L), 1, 32, 0.1);
      double[] metrics =
          ToolkitRuns.train(
                  mlp.prepare(ToolkitRuns.images(300), DeviceKernel.PORTABLE),
                  mlp,
                  monitors,
                  List.of(),
                  run)
              .get(0)
              .curve()
              .get(0);
      measured[precision.equals("single") ? 0 : 1] =
          Arrays.copyOfRange(metrics, metrics.length - 3, metrics.length);
    }

    for (int i = 0; i < 3; i++) {
      assertThat(measured[0][i] / measured[1][i]).isCloseTo(1, within(1e-5));
    }
  }

  private static RunParameters withNoise(long epochs) {
    return run(
        QUADRATIC,
        Map.of("dimensions", 3L, "largest-curvature", 2.0, "gradient-noise", 1.0),
        epochs,
        4,
        0.1);
  }

  /** What a monitor says after an epoch that has left the parameters at ones, nearly. */
  private static double[] measured(RunParameters run, ComponentChoice monitor) {
    RunParameters still =
        new RunParameters(
            run.workload(),
            run.training().with("learning-rate", 1e-300).with("epochs", 1L),
            run.optimizer(),
            run.optimizerParameters(),
            run.parts());
    double[] metrics =
        ToolkitRuns.train(quadratic(8), QUADRATIC, List.of(monitor), List.of(), still)
            .get(0)
            .curve()
            .get(0);
    return Arrays.copyOfRange(metrics, FIRST, metrics.length);
  }
}
