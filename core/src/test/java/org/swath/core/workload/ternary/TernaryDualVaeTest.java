package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;

class TernaryDualVaeTest {

  private final TernaryDualVae workload = new TernaryDualVae();

  @Test
  void theLastNinthIsHeldOut() {
    assertThat(workload.trainedExamples(17_714)).isEqualTo(15_746);
    assertThat(workload.trainedExamples(9)).isEqualTo(8);
    assertThat(TernaryRuns.prepared(TernaryRuns.operations(90, 5)).trainingExamples())
        .isEqualTo(80);
  }

  @Test
  void otherDatasetsAreRefusedByName() {
    assertThat(workload.problemWithData("ternary-operations")).isEmpty();
    assertThat(workload.problemWithData("mnist"))
        .contains(
            "ternary-dual-vae must be trained on ternary-operations, but got mnist. Change data, or"
                + " the workload");
  }

  @Test
  void dataThatIsNotOfOperationsIsRefused() {
    assertThatThrownBy(() -> prepare(new LabelledImages(9, 2, 2, new byte[36], new byte[9])))
        .hasMessage(
            "Operations must have 9 values each, but got images of 4 pixels. Train on"
                + " ternary-operations");
    byte[] values = new byte[81];
    values[3] = (byte) 200;
    assertThatThrownBy(() -> prepare(new LabelledImages(9, 3, 3, values, new byte[9])))
        .hasMessage(
            "Operations must consist of the values 0, 1 and 2, but one is 200. Train on"
                + " ternary-operations");
  }

  @Test
  void whatCannotBeTrainedIsSaid() {
    assertThat(workload.problemWith(TernaryRuns.run(1, 1, Map.of()), 90)).isEmpty();
    assertThat(workload.problemWith(TernaryRuns.run(1, 1, Map.of()), 8))
        .hasValueSatisfying(problem -> assertThat(problem).contains("at least 9, but got 8"));
    assertThat(
            workload.problemWith(TernaryRuns.run(1, 1, Map.of(Settings.RESONANCE_START, 1L)), 90))
        .contains(
            "consolidation-start must be less than resonance-start, but got 1 and 1. Change one of"
                + " them");
  }

  /**
   * Trained on what is held out, and without noise, a batch has the same loss but for g, near 1.
   */
  @Test
  void theValidationLossIsThatOfTheMeansWithoutTheBalanceOfGradients() {
    Map<String, Object> settings =
        Map.of(
            Settings.PRECISION, "double",
            Settings.TEMPERATURE_A_START, 0.0,
            Settings.TEMPERATURE_A_SWING, 0.0,
            Settings.TEMPERATURE_FLOOR, 0.0,
            Settings.TEMPERATURE_B_START, 0.0);
    Dataset data = TernaryRuns.operations(90, 5);
    byte[] repeated = data.train().pixels().clone();
    System.arraycopy(repeated, 80 * 9, repeated, 0, 10 * 9);
    LabelledImages train = new LabelledImages(90, 3, 3, repeated, data.train().labels());
    try (CohortModel model =
        workload
            .prepare(new Dataset(train, data.test(), 1), DeviceKernel.PORTABLE)
            .open(List.of(TernaryRuns.settings(settings)), 10, new RandomStreams(1))) {
      model.startEpoch(1);
      double[] terms = new double[Metrics.terms()];
      model.startBatch(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 10);
      model.lossAndGradient(0, terms);

      assertThat(model.validationLoss(0)).isCloseTo(terms[0], within(1e-5));
    }
  }

  @Test
  void theValidationLossIsAMeanOverBatches() {
    assertThat(validationLoss(2)).isCloseTo(validationLoss(1), within(1e-12));
  }

  /** That of the same 64 operations, held out {@code times} over. */
  private double validationLoss(int times) {
    byte[] once = TernaryRuns.operations(64, 1).train().pixels();
    int count = 9 * 64 * times;
    byte[] repeated = new byte[count * 9];
    for (int from = 0; from < repeated.length; from += once.length) {
      System.arraycopy(once, 0, repeated, from, once.length);
    }
    LabelledImages train = new LabelledImages(count, 3, 3, repeated, new byte[count]);
    Dataset data = new Dataset(train, TernaryRuns.operations(1, 5).test(), 1);
    try (CohortModel model =
        workload
            .prepare(data, DeviceKernel.PORTABLE)
            .open(
                List.of(TernaryRuns.settings(Map.of(Settings.PRECISION, "double"))),
                8,
                new RandomStreams(1))) {
      model.startEpoch(1);
      return model.validationLoss(0);
    }
  }

  /** Untrained halves are in balance, and cover shares that are far apart. */
  @Test
  void whatAnEpochCoversMovesTheWeightsOfTheNext() {
    Map<String, Object> settings = Map.of(Settings.STATE_NET, false, Settings.COVERAGE_DRAWS, 700L);
    try (CohortModel model = TernaryRuns.model(8, settings)) {
      double[] values = new double[Metrics.terms()];
      int weights = Metrics.firstOfControllers() + 2;
      model.completeEpoch(0, values);
      double ratio = values[Metrics.firstMeasured() + 1] / values[Metrics.firstMeasured()];
      assertThat(values[weights]).isEqualTo(0.7);

      model.startEpoch(2);
      model.completeEpoch(0, values);
      assertThat(ratio).isGreaterThan(1.5);
      assertThat(values[weights]).isCloseTo(0.735, within(1e-12));
      assertThat(values[weights + 1]).isCloseTo(0.665, within(1e-12));
    }
  }

  @Test
  void noiseNeedsAnEpoch() {
    try (CohortModel model =
        TernaryRuns.prepared(TernaryRuns.operations(90, 5))
            .open(List.of(TernaryRuns.settings(Map.of())), 8, new RandomStreams(1))) {
      assertThatThrownBy(() -> model.startBatch(new int[] {1}, 0, 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private void prepare(LabelledImages images) {
    workload.prepare(new Dataset(images, images, 1), DeviceKernel.PORTABLE);
  }
}
