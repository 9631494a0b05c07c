package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.train.ToolkitRuns.images;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.withOptimizer;
import static org.swath.core.train.ToolkitRuns.withPart;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.ToolkitRuns.Trained;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.classifier.ImageClassifier;
import org.swath.core.workload.encoder.ImplicitEmEncoder;

/** Batches in pieces, and lanes that ask for their loss again while others wait. */
class PipelineLanesTest {

  private static final Workload MLP = ImageClassifier.multilayerPerceptron();
  private static final RunParameters WHOLE =
      run(MLP, Map.of("precision", "double", "hidden-units", 6L), 3, 32, 0.1);
  private static final RunParameters IN_PIECES =
      withPart(WHOLE, "accumulation", "micro-batches", Map.of("micro-batch-count", 4L));

  /** 250 images are seven batches of 32 and one of 26, whose last piece holds 2. */
  @Test
  void aBatchInPiecesGivesTheNumbersOfTheWholeUpToRounding() {
    Trained whole = train(WHOLE).get(0);
    Trained pieces = train(IN_PIECES).get(0);

    for (int epoch = 1; epoch <= 3; epoch++) {
      assertClose(pieces.curve().get(epoch - 1), whole.curve().get(epoch - 1));
      assertClose(pieces.parametersAfter(epoch), whole.parametersAfter(epoch));
    }
    assertThat(pieces.numbers()).as("but it is another sum").isNotEqualTo(whole.numbers());
  }

  @Test
  void lanesInPiecesAreTheSameAloneAndBesideOneThatAsksForItsLossAgain() {
    RunParameters searching = withOptimizer(IN_PIECES, "lbfgs", Map.of());
    RunParameters adam = withOptimizer(IN_PIECES, "adam", Map.of());
    List<Trained> together = train(IN_PIECES, searching, adam);

    assertThat(together.get(0).numbers()).isEqualTo(train(IN_PIECES).get(0).numbers());
    assertThat(together.get(1).numbers()).isEqualTo(train(searching).get(0).numbers());
    assertThat(together.get(2).numbers()).isEqualTo(train(adam).get(0).numbers());
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void encodersKeepTheirBitsBesideOneThatAsksForItsLossAgain(DeviceKernel kernel) {
    Workload encoder = new ImplicitEmEncoder();
    PreparedWorkload prepared = encoder.prepare(images(300), kernel);
    RunParameters sgd = run(encoder, Map.of("hidden-units", 8L), 2, 64, 0.001);
    RunParameters searching = withOptimizer(sgd, "lbfgs", Map.of());
    RunParameters adam = withOptimizer(sgd, "adam", Map.of());
    List<Trained> together =
        ToolkitRuns.train(prepared, encoder, List.of(), List.of(), sgd, searching, adam);

    List<RunParameters> runs = List.of(sgd, searching, adam);
    for (int lane = 0; lane < runs.size(); lane++) {
      assertThat(together.get(lane).numbers())
          .as("lane %d", lane)
          .isEqualTo(
              ToolkitRuns.train(prepared, encoder, List.of(), List.of(), runs.get(lane))
                  .get(0)
                  .numbers());
    }
  }

  @Test
  void theLayerBehindTheFirstMovesByTheRatioOfItsRate() {
    RunParameters oneStep =
        run(MLP, Map.of("precision", "double", "hidden-units", 6L), 1, 250, 0.5);
    RunParameters none =
        run(MLP, Map.of("precision", "double", "hidden-units", 6L), 1, 250, 1e-300);
    RunParameters halved =
        withPart(oneStep, "layer-rates", "geometric", Map.of("layer-ratio", 0.5));
    double[] start = train(none).get(0).parametersAfter(1);
    double[] equal = train(oneStep).get(0).parametersAfter(1);
    double[] byLayer = train(halved).get(0).parametersAfter(1);

    int firstLayer = 31 * 6;
    for (int i = 0; i < start.length; i++) {
      double expected = i < firstLayer ? equal[i] : (start[i] + equal[i]) / 2;
      assertThat(byLayer[i]).isCloseTo(expected, within(i < firstLayer ? 0 : 1e-15));
    }
    assertThat(start).hasSize(firstLayer + 7 * 3).isNotEqualTo(equal);
  }

  private static List<Trained> train(RunParameters... runs) {
    PreparedWorkload prepared = MLP.prepare(images(300), DeviceKernel.PORTABLE);
    return ToolkitRuns.train(prepared, MLP, List.of(), List.of(), runs);
  }

  private static void assertClose(double[] actual, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("number %d", i)
          .isCloseTo(expected[i], within(1e-12 * Math.max(1, Math.abs(expected[i]))));
    }
  }
}
