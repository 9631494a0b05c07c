package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.AdamW;
import org.swath.core.workload.PreparedWorkload;

/** What training reports of what steers it. */
class TernaryTrainingTest {

  private static final int EPOCHS = 7;
  private static final int FIRST_MEASURED = Metrics.firstMeasured();

  @Test
  void coverageIsMeasuredAfterTheFirstEpochAndEachInterval() {
    List<List<Double>> curve = curveThroughAllPhases();

    assertThat(curve.stream().map(epoch -> epoch.get(FIRST_MEASURED).isNaN()))
        .containsExactly(false, false, true, false, true, false, true);
    assertThat(curve.get(1).subList(FIRST_MEASURED, FIRST_MEASURED + Metrics.measured()))
        .allMatch(value -> value >= 0 && value <= 16);
    assertThat(curve.get(1).get(FIRST_MEASURED + 6)).isCloseTo(0.0349, within(5e-5));
  }

  @Test
  void whatAnEpochWasSteeredWithIsReported() {
    List<List<Double>> curve = curveThroughAllPhases();
    int coupling = Metrics.firstOfControllers();

    assertThat(curve.get(0).get(coupling)).isEqualTo(0.1);
    assertThat(curve.get(EPOCHS - 1).get(coupling)).isEqualTo(0.7);
    assertThat(curve.get(0).get(coupling + 1)).isEqualTo(1);
    assertThat(curve.get(EPOCHS - 1).get(coupling + 1)).isNotEqualTo(1);
    assertThat(curve.get(0).get(coupling + 2)).isNotEqualTo(0.7).isCloseTo(0.7, within(0.01));
  }

  /** An epoch of one batch has no second one for corrected weights: only the rate is left. */
  @Test
  void theStateNetMovesTheRateByAtMostATwentieth() {
    List<RunParameters> runs =
        List.of(
            TernaryRuns.run(1, 0.001, Map.of()),
            TernaryRuns.run(1, 0.001, Map.of(Settings.STATE_NET, false)));
    PreparedWorkload oneBatch = TernaryRuns.prepared(TernaryRuns.operations(36, 20));
    List<List<List<Double>>> curves = curves(oneBatch, runs);
    int updateRatio = Metrics.terms() + 2;

    double with = curves.get(0).get(0).get(updateRatio);
    double without = curves.get(1).get(0).get(updateRatio);
    assertThat(oneBatch.trainingExamples()).isEqualTo(32);
    assertThat(with / without).isCloseTo(1, within(0.05)).isNotCloseTo(1, within(1e-4));
  }

  private static List<List<Double>> curveThroughAllPhases() {
    return curves(
            TernaryRuns.prepared(TernaryRuns.operations(90, 20)),
            List.of(TernaryRuns.run(EPOCHS, 0.003, Map.of())))
        .get(0);
  }

  /** The metrics of each epoch of each run. */
  private static List<List<List<Double>>> curves(
      PreparedWorkload prepared, List<RunParameters> runs) {
    List<List<List<Double>>> curves = new ArrayList<>();
    runs.forEach(run -> curves.add(new ArrayList<>()));
    new Trainer(Toolkit.of(List.of(new AdamW())), System::nanoTime)
        .train(
            prepared,
            runs,
            3,
            TernaryRuns.MEASURED,
            (lane, epoch, metrics, seconds) ->
                curves.get(lane).add(DoubleStream.of(metrics).boxed().toList()));
    return curves;
  }
}
