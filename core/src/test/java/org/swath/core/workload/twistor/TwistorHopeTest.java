package org.swath.core.workload.twistor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExamplesSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.sequence.Sequences;

class TwistorHopeTest {

  @Test
  void aModelHasAMeanLossAValidationAndLanesThatMayDifferInNumbersButNotInShape() {
    WorkloadComponent component = TwistorRuns.WORKLOAD.component();

    assertThat(component.reduction()).isEqualTo(LossReduction.MEAN);
    assertThat(component.validates()).isTrue();
    assertThat(component.component().parameters())
        .filteredOn(Parameter::fusible)
        .extracting(Parameter::name)
        .containsExactly("constraint-weight", "moebius-strength", "evolution-rate");
    assertThat(component.component().parameters())
        .filteredOn(parameter -> !parameter.fusible())
        .extracting(Parameter::name)
        .containsExactly("complex-units", "nested-levels", "constraint-form", "trained-embedding");
  }

  @ParameterizedTest
  @CsvSource({"60, 50", "59, 50", "6, 5", "2400, 2000"})
  void theLastSixthOfTheTrainingSequencesIsHeldOut(int sequences, int trainedOn) {
    assertThat(TwistorRuns.WORKLOAD.trainedExamples(sequences)).isEqualTo(trainedOn);
    assertThat(
            TwistorRuns.WORKLOAD
                .prepare(TwistorRuns.data(sequences, 5, 0.9), DeviceKernel.PORTABLE)
                .trainingExamples())
        .isEqualTo(trainedOn);
  }

  @Test
  void fewerSequencesThanASixthCanBeTakenOfAreRefused() {
    RunParameters run = TwistorRuns.run(TwistorRuns.small(), 0.01);

    assertThat(TwistorRuns.WORKLOAD.problemWith(run, 6)).isEmpty();
    assertThat(TwistorRuns.WORKLOAD.problemWith(run, 5))
        .contains(
            "A sixth of the training sequences is held out, so there must be at least 6, but got 5."
                + " Draw more");
  }

  @Test
  void dataThatAreNoSequencesAreRefused() {
    assertThat(TwistorRuns.WORKLOAD.problemWithData("token-sequences")).isEmpty();
    assertThat(TwistorRuns.WORKLOAD.problemWithData("digits"))
        .contains(
            "twistor-hope trains on sequences of tokens, so data must be token-sequences, but got"
                + " digits. Change one of them");
    Dataset images =
        new ExamplesSource().load(ParameterValues.of(Map.of("count", 12L)), Optional.empty());
    assertThatThrownBy(() -> TwistorRuns.WORKLOAD.prepare(images, DeviceKernel.PORTABLE))
        .hasMessage("The dataset must be of sequences of tokens");
  }

  /** Without parameters but shifts the prediction is the shifts, at every place. */
  @Test
  void aTrainedEmbeddingLeavesTheStartOfTheRestAsItIs() {
    double[] rest;
    double[] all;
    try (CohortModel fixed = TwistorRuns.model(TwistorRuns.small(), 16);
        CohortModel trained =
            TwistorRuns.model(TwistorRuns.small().with("trained-embedding", true), 16)) {
      rest = fixed.parameters(0).toDoubles();
      all = trained.parameters(0).toDoubles();
    }
    assertThat(Arrays.copyOfRange(all, all.length - rest.length, all.length)).isEqualTo(rest);
  }

  @Test
  void allHeldOutAndAllTestSequencesCountOnce() {
    try (CohortModel model = TwistorRuns.model(TwistorRuns.small(), 7)) {
      double[] parameters = new double[model.parameters(0).length()];
      parameters[parameters.length - 1] = 0.5;
      model.parameters(0).set(parameters);

      Dataset data = TwistorRuns.data(60, 20, 0.9);
      double heldOut = errorOfShifts(new Sequences(data.train(), 50, 10));
      double[] test = model.evaluate(0);
      assertThat(model.validationLoss(0)).isCloseTo(heldOut, within(1e-12));
      double ofTest = errorOfShifts(new Sequences(data.test(), 0, 20));
      assertThat(test[0]).isCloseTo(ofTest, within(1e-12));
      assertThat(test[1]).as("constraint").isZero();
      assertThat(test[5]).as("excess").isCloseTo(ofTest - test[4], within(1e-12));
    }
  }

  private static double errorOfShifts(Sequences sequences) {
    TwistorShape shape = new TwistorShape(3, 11, 2, false, false);
    double[] tables = SpinorEmbedding.drawTables(shape, new RandomStreams(1).stream("embedding"));
    PositionCode code = PositionCode.of(3, sequences.length());
    double sum = 0;
    for (int i = 0; i < sequences.count(); i++) {
      for (int place = 0; place < sequences.length(); place++) {
        for (int unit = 0; unit < 6; unit++) {
          double wanted = tables[sequences.target(i, place) * 6 + unit] + code.get(place, unit);
          sum += Math.pow(wanted - (unit == 5 ? 0.5 : 0), 2);
        }
      }
    }
    return sum / (sequences.count() * sequences.length() * 6);
  }

  /** What the original's published curve is of: the code of places is learned, and nothing else. */
  @Test
  void onRandomTargetsAModelLearnsTheCodeOfPlacesAndNoMore() {
    RunOutcome outcome = trained(TwistorRuns.small(), TwistorRuns.data(600, 600, 0), 40).outcome;

    assertThat(outcome.runMetrics()[2]).as("explained variance").isBetween(-0.1, 0.0);
    assertThat(outcome.runMetrics()[3]).as("accuracy; chance is 0.091").isBetween(0.06, 0.13);
  }

  @Test
  void onAStructureAModelGetsBelowWhatThePlaceAloneExplainsAndTheLossesFall() {
    Trained trained = trained(TwistorRuns.small(), TwistorRuns.data(600, 600, 0.9), 40);
    double[] metrics = trained.outcome.runMetrics();

    assertThat(metrics[2]).as("explained variance, at most 0.81").isBetween(0.15, 0.81);
    assertThat(metrics[3]).as("accuracy; chance is 0.091").isGreaterThan(0.25);
    assertThat(metrics[5]).as("above the floor").isPositive();
    assertThat(trained.losses.get(39)).isLessThan(0.7 * trained.losses.get(0));
  }

  @ParameterizedTest
  @CsvSource({"absolute", "squared"})
  void aStrongConstraintIsKept(String form) {
    ParameterValues free = TwistorRuns.small().with("constraint-weight", 0.0);
    ParameterValues held =
        TwistorRuns.small().with("constraint-form", form).with("constraint-weight", 10.0);
    Dataset data = TwistorRuns.data(600, 600, 0.9);

    double ofFree = trained(free, data, 20).outcome.runMetrics()[1];
    double ofHeld = trained(held, data, 20).outcome.runMetrics()[1];
    assertThat(ofHeld).isLessThan(0.5 * ofFree);
  }

  private record Trained(RunOutcome outcome, List<Double> losses) {}

  private static Trained trained(ParameterValues parameters, Dataset data, long epochs) {
    RunParameters run = TwistorRuns.run(parameters, 0.01);
    RunParameters longer =
        new RunParameters(
            run.workload(),
            run.training().with("epochs", epochs),
            run.optimizer(),
            run.optimizerParameters());
    List<Double> losses = new ArrayList<>();
    RunOutcome outcome =
        new Trainer(Toolkit.of(List.of(new Adam())), System::nanoTime)
            .train(
                TwistorRuns.WORKLOAD.prepare(data, DeviceKernel.PORTABLE),
                List.of(longer),
                1,
                TwistorRuns.MEASURED,
                (lane, epoch, values, seconds) -> losses.add(values[0]))
            .get(0);
    return new Trained(outcome, losses);
  }
}
