package org.swath.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.data.ExampleShape;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.batch.BatchPieces;
import org.swath.core.train.batch.PieceSum;

/** What every workload promises of its models, step by step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CohortModelContract {

  /** No metric comes to this by chance. */
  private static final double UNTOUCHED = -123456.789e10;

  /** Of loss and gradient, as a share of the largest number: what single precision rounds. */
  private static final double MEAN_TOLERANCE = 1e-5;

  /** The workload's cohorts that its promises are tried on. */
  protected abstract Stream<ContractCohort> cohorts();

  @ParameterizedTest
  @MethodSource("cohorts")
  void itsParametersMetricsAndExamplesAreThoseThatAreDeclared(ContractCohort cohort) {
    int examples = cohort.data().train().count();
    for (RunParameters run : cohort.runs()) {
      assertThat(run.workload().values().keySet())
          .as("%s: parameters as declared", cohort)
          .containsExactlyInAnyOrderElementsOf(
              cohort.component().component().parameters().stream().map(p -> p.name()).toList());
      assertThat(cohort.workload().problemWith(run, examples))
          .as("%s: a run without problems", cohort)
          .isEmpty();
      assertThat(
              cohort
                  .workload()
                  .problemWithModel(run.workload(), Optional.of(ExampleShape.of(cohort.data()))))
          .as("%s: a model without problems", cohort)
          .isEmpty();
    }
    assertThat(cohort.prepared().trainingExamples())
        .as("%s: an epoch visits as many examples as was said before", cohort)
        .isEqualTo(cohort.trainedExamples());
    assertThat(cohort.component().lanes().capacity())
        .as("%s: lanes of a cohort", cohort)
        .isGreaterThanOrEqualTo(cohort.runs().size());
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void everyDeclaredMetricIsFilledInAndNothingElse(ContractCohort cohort) {
    try (CohortModel model = cohort.open(ContractCohort.SEED)) {
      double[] terms = new double[cohort.termCount()];
      model.startEpoch(1);
      for (int lane : cohort.lanes()) {
        Arrays.fill(terms, UNTOUCHED);
        model.startBatch(order(cohort), 0, cohort.batchSize());
        model.lossAndGradient(lane, terms);
        assertThat(terms).as("%s: loss and epoch metrics", cohort).doesNotContain(UNTOUCHED);

        double[] withMore = Arrays.copyOf(terms, terms.length + 2);
        Arrays.fill(withMore, terms.length, withMore.length, UNTOUCHED);
        model.completeEpoch(lane, withMore);
        assertThat(Arrays.copyOfRange(withMore, terms.length, withMore.length))
            .as("%s: what follows an epoch's metrics is not the model's", cohort)
            .containsOnly(UNTOUCHED);
        assertThat(model.evaluate(lane))
            .as("%s: as many run metrics as declared", cohort)
            .hasSameSizeAs(cohort.component().runMetrics());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void parametersFallIntoLayersAndGradientsAreLaidOutLikeThem(ContractCohort cohort) {
    try (CohortModel model = cohort.open(ContractCohort.SEED)) {
      int length = model.parameters(0).length();
      int covered = 0;
      for (ParameterRange layer : model.layers()) {
        assertThat(layer.from()).as("%s: layers without gaps", cohort).isEqualTo(covered);
        covered = layer.to();
      }
      assertThat(covered).as("%s: layers cover all parameters", cohort).isEqualTo(length);
      assertThat(model.pairedParameters())
          .as("%s: parts of complex numbers come in pairs", cohort)
          .isBetween(0, length)
          .matches(paired -> paired % 2 == 0, "even");
      List<HostVector> held = Arrays.stream(cohort.lanes()).mapToObj(model::gradient).toList();
      new PlainDescent(cohort, model).trainEpoch(1, cohort.lanes());
      int last = cohort.runs().size() - 1;
      assertThat(held.get(last).toDoubles())
          .as("%s: the gradient stays in the memory it was in at first", cohort)
          .isEqualTo(model.gradient(last).toDoubles());
      for (int lane : cohort.lanes()) {
        assertThat(model.gradient(lane))
            .as("%s: a gradient is like the parameters of lane %d", cohort, lane)
            .hasSameClassAs(model.parameters(lane));
        assertThat(List.of(model.gradient(lane).length(), model.parameters(lane).length()))
            .as("%s: lengths of gradient and parameters of lane %d", cohort, lane)
            .containsOnly(length);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void aLaneOfNaNsLeavesLossGradientAndMetricsOfItsNeighboursAlone(ContractCohort cohort) {
    int ruined = 1;
    try (CohortModel sound = cohort.open(ContractCohort.SEED);
        CohortModel beside = cohort.open(ContractCohort.SEED)) {
      double[] ruins = new double[beside.parameters(ruined).length()];
      Arrays.fill(ruins, Double.NaN);
      beside.parameters(ruined).set(ruins);
      PlainDescent expected = new PlainDescent(cohort, sound);
      PlainDescent actual = new PlainDescent(cohort, beside);
      expected.trainEpoch(1, cohort.lanes());
      actual.trainEpoch(1, cohort.lanes());

      assertThat(actual.ruined())
          .as("%s: lanes that are ruined where NaN was written to the parameters of one", cohort)
          .containsExactly(ruined);
      for (int lane : cohort.lanes()) {
        if (lane != ruined) {
          expected.evaluate(lane);
          actual.evaluate(lane);
          assertThat(actual.trace(lane).differenceFrom(expected.trace(lane)))
              .as("%s: lane %d beside a lane of NaNs", cohort, lane)
              .isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void aLaneIsTheSameWhetherOrNotItsNeighboursAreAskedFor(ContractCohort cohort) {
    int last = cohort.runs().size() - 1;
    try (CohortModel one = cohort.open(ContractCohort.SEED);
        CohortModel other = cohort.open(ContractCohort.SEED)) {
      double[] before = other.parameters(0).toDoubles();
      PlainDescent all = new PlainDescent(cohort, one);
      PlainDescent lastAlone = new PlainDescent(cohort, other);
      for (int epoch = 1; epoch <= 2; epoch++) {
        all.trainEpoch(epoch, cohort.lanes());
        lastAlone.trainEpoch(epoch, last);
      }
      assertThat(lastAlone.trace(last).differenceFrom(all.trace(last)))
          .as("%s: the last lane when no other is asked for", cohort)
          .isEmpty();
      assertThat(other.parameters(0).toDoubles())
          .as("%s: a lane that is not asked for", cohort)
          .isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void aBatchIsComputedAsAtFirstWhateverWasComputedBefore(ContractCohort cohort) {
    int size = cohort.batchSize();
    int[] order = order(cohort);
    int[] othersCleared = new int[order.length];
    System.arraycopy(order, 1, othersCleared, 1, size / 2);
    try (CohortModel fresh = cohort.open(ContractCohort.SEED);
        CohortModel used = cohort.open(ContractCohort.SEED)) {
      PlainDescent expected = new PlainDescent(cohort, fresh);
      PlainDescent actual = new PlainDescent(cohort, used);
      fresh.startEpoch(1);
      expected.compute("", othersCleared, 1, size / 2);
      used.startEpoch(1);
      List<double[]> starts =
          Arrays.stream(cohort.lanes()).mapToObj(l -> used.parameters(l).toDoubles()).toList();
      for (int lane : cohort.lanes()) {
        used.parameters(lane).set(Arrays.stream(starts.get(lane)).map(x -> x / 2).toArray());
      }
      actual.compute("", order, 0, size);
      actual.compute("", order, 1, size / 2);
      for (int lane : cohort.lanes()) {
        used.parameters(lane).set(starts.get(lane));
      }
      actual.compute("", order, 1, size / 2);

      for (int lane : cohort.lanes()) {
        assertThat(actual.trace(lane).differenceFrom(expected.trace(lane)))
            .as("%s: lane %d on a batch, after a larger one and other parameters", cohort, lane)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void evaluationChangesNothing(ContractCohort cohort) {
    try (CohortModel one = cohort.open(ContractCohort.SEED);
        CohortModel other = cohort.open(ContractCohort.SEED)) {
      PlainDescent undisturbed = new PlainDescent(cohort, one);
      PlainDescent evaluated = new PlainDescent(cohort, other);
      undisturbed.trainEpoch(1, cohort.lanes());
      evaluated.trainEpoch(1, cohort.lanes());
      evaluated.evaluate(0);
      undisturbed.trainEpoch(2, cohort.lanes());
      evaluated.trainEpoch(2, cohort.lanes());
      undisturbed.evaluate(0);
      evaluated.evaluate(0);
      for (int lane : cohort.lanes()) {
        assertThat(evaluated.trace(lane).differenceFrom(undisturbed.trace(lane)))
            .as("%s: lane %d, when the first was evaluated between epochs", cohort, lane)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void theLossOfABatchIsTheMeanOfItsExamplesJustWhereThatIsDeclared(ContractCohort cohort) {
    boolean declared = cohort.component().reduction() == LossReduction.MEAN;
    int size = cohort.batchSize();
    int[] order = order(cohort);
    BatchPieces whole = new BatchPieces(order, 0, size, size);
    BatchPieces cut = new BatchPieces(order, 0, size, size / 2);
    try (CohortModel model = cohort.open(ContractCohort.SEED)) {
      model.startEpoch(1);
      for (int lane : cohort.lanes()) {
        double[] expected = lossAndGradient(cohort, model, lane, whole);
        double[] actual = lossAndGradient(cohort, model, lane, cut);
        double largest = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
        double difference =
            IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
                .max()
                .orElseThrow();
        assertThat(difference <= MEAN_TOLERANCE * largest)
            .as(
                "%s: loss and gradient of lane %d are means of their pieces (off by %s of %s)",
                cohort, lane, difference, largest)
            .isEqualTo(declared);
      }
    }
  }

  private static double[] lossAndGradient(
      ContractCohort cohort, CohortModel model, int lane, BatchPieces batch) {
    PieceSum sum = new PieceSum(cohort.termCount());
    double[] terms = new double[cohort.termCount()];
    for (int piece = 0; piece < batch.pieces(); piece++) {
      batch.start(model, piece);
      model.lossAndGradient(lane, terms);
      sum.add(batch, piece, terms, model.gradient(lane));
    }
    return DoubleStream.concat(
            DoubleStream.of(sum.terms()[0]), DoubleStream.of(model.gradient(lane).toDoubles()))
        .toArray();
  }

  /** The examples of an epoch, in an order that is not theirs. */
  private static int[] order(ContractCohort cohort) {
    int count = cohort.trainedExamples();
    return IntStream.range(0, count).map(i -> count - 1 - i).toArray();
  }
}
