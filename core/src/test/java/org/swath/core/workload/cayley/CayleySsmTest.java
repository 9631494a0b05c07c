package org.swath.core.workload.cayley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExamplesSource;
import org.swath.core.data.MarkovChain;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.sequence.Sequences;

class CayleySsmTest {

  private static final int ITERATIONS = 5;
  private static final int SKIP_RATE = 6;
  private static final int DEVIATION = 9;
  private static final int PROBE_SKIP_RATE = 10;

  @Test
  void aModelHasAMeanLossAValidationAndLanesThatMayDifferInAllButTheirShape() {
    WorkloadComponent component = CayleyRuns.WORKLOAD.component();

    assertThat(component.reduction()).isEqualTo(LossReduction.MEAN);
    assertThat(component.validates()).isTrue();
    assertThat(component.component().parameters())
        .filteredOn(parameter -> !parameter.fusible())
        .extracting(Parameter::name)
        .containsExactly("complex-units", "state-units", "state-space-layers", "cayley-layers");
    assertThat(component.epochMetrics()).hasSize(CayleyRuns.TERMS - 1);
  }

  @ParameterizedTest
  @CsvSource({"1760, 160", "154, 14", "11, 1", "2200, 200"})
  void anEpochVisitsATenthOfWhatIsNotHeldOut(int sequences, int visited) {
    assertThat(CayleyRuns.WORKLOAD.trainedExamples(sequences)).isEqualTo(visited);
    assertThat(
            CayleyRuns.WORKLOAD
                .prepare(CayleyRuns.data(sequences, 5), DeviceKernel.PORTABLE)
                .trainingExamples())
        .isEqualTo(visited);
  }

  @Test
  void tenEpochsVisitEverySequenceOnceAndTheEleventhBeginsAnew() {
    PreparedCayley prepared = (PreparedCayley) CayleyRuns.prepared();
    Set<Integer> first = new HashSet<>();
    for (int epoch = 1; epoch <= 10; epoch++) {
      Sequences part = prepared.part(epoch);
      IntStream.range(0, part.count())
          .forEach(i -> assertThat(first.add(part.from() + i)).isTrue());
    }

    assertThat(first).hasSize(140).allMatch(number -> number < 140);
    assertThat(prepared.part(1).from()).isZero();
    assertThat(prepared.part(11)).isEqualTo(prepared.part(1));
    assertThat(prepared.heldOut().from()).isEqualTo(140);
    assertThat(prepared.heldOut().count()).isEqualTo(14);
  }

  @Test
  void theSequencesOfAnEpochAreThoseThatAreTrainedOn() {
    try (CohortModel model = CayleyRuns.model(CayleyRuns.small(), 14)) {
      model.startEpoch(1);
      double first = loss(model);
      model.startEpoch(2);
      double second = loss(model);
      model.startEpoch(11);

      assertThat(second).isNotEqualTo(first);
      assertThat(loss(model)).isEqualTo(first);
    }
  }

  @Test
  void dataThatAreTooFewOrNoChainAreRefused() {
    var run = CayleyRuns.run(CayleyRuns.small(), 0.01);
    assertThat(CayleyRuns.WORKLOAD.problemWith(run, 11)).isEmpty();
    assertThat(CayleyRuns.WORKLOAD.problemWith(run, 10))
        .contains(
            "An eleventh of the training sequences is held out, so there must be at least 11, but"
                + " got 10. Draw more");
    assertThat(CayleyRuns.WORKLOAD.problemWithData("markov-chain")).isEmpty();
    assertThat(CayleyRuns.WORKLOAD.problemWithData("token-sequences"))
        .contains(
            "cayley-ssm predicts what a chain of known entropy says next, so data must be"
                + " markov-chain, but got token-sequences. Change one of them");
    Dataset images =
        new ExamplesSource()
            .load(ParameterValues.of(java.util.Map.of("count", 12L)), Optional.empty());
    assertThatThrownBy(() -> CayleyRuns.WORKLOAD.prepare(images, DeviceKernel.PORTABLE))
        .hasMessage("The dataset must be of a Markov chain");
  }

  /** Equal amplitudes, the biases the chain's stationary shares: the entropy of a single token. */
  @Test
  void aHeadOfBiasesAloneHasTheCrossEntropyOfItsShares() {
    Dataset data = CayleyRuns.data(154, 20);
    MarkovChain chain = (MarkovChain) data.rule().orElseThrow();
    double[] shares = chain.stationary();
    try (CohortModel model = CayleyRuns.model(CayleyRuns.small(), 7)) {
      double[] parameters = model.parameters(0).toDoubles();
      int amplitudes = model.pairedParameters() - 2 * 6 * 7;
      Arrays.fill(parameters, amplitudes, model.pairedParameters(), 0);
      for (int token = 0; token < 6; token++) {
        parameters[amplitudes + token * 14] = 1;
        parameters[parameters.length - 6 + token] = Math.log(shares[token]);
      }
      model.parameters(0).set(parameters);

      double[] found = model.evaluate(0);
      assertThat(found[0]).isCloseTo(crossEntropy(data, shares), within(1e-12));
      assertThat(found[1]).isCloseTo(found[0] - chain.entropyRate(), within(1e-12));
    }
  }

  private static double crossEntropy(Dataset data, double[] shares) {
    Sequences test = new Sequences(data.test(), 0, 20);
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      for (int place = 0; place < 5; place++) {
        sum -= Math.log(shares[test.target(i, place)]);
      }
    }
    return sum / 100;
  }

  @Test
  void exactSolvesAreUnitaryToRoundingAndRoughOnesAreNot() {
    ParameterValues rough = CayleyRuns.exact().with("solver-tolerance", 1e-3);

    assertThat(afterEpoch(CayleyRuns.exact(), 1)[DEVIATION]).isLessThan(1e-14);
    assertThat(afterEpoch(rough, 1)[DEVIATION]).isBetween(1e-7, 1e-3);
    assertThat(penalty(CayleyRuns.exact())).isLessThan(1e-27);
    assertThat(penalty(rough)).isBetween(1e-14, 1e-5);
  }

  /** The loss of the original is that less u, and λ u²: adding to all biases moves u alone. */
  @ParameterizedTest
  @CsvSource({"0.1", "0.05", "0.01", "0.005"})
  void theLeastLossOfTheOriginalsFormIsTheCrossEntropyLessAQuarterOfTheReciprocalOfLambda(
      double lambda) {
    ParameterValues origin =
        CayleyRuns.small().with("loss-form", "origin").with("unitary-lambda", lambda);
    try (CohortModel model = CayleyRuns.model(origin, 1)) {
      double[] parameters = model.parameters(0).toDoubles();
      int amplitudes = model.pairedParameters() - 2 * 6 * 7;
      Arrays.fill(parameters, amplitudes, model.pairedParameters(), 0);
      for (int token = 0; token < 6; token++) {
        parameters[amplitudes + token * 14] = 1;
      }
      // One amplitude at every place is not the same at all places; its logarithm varies about u.
      model.parameters(0).set(parameters);
      double[] before = terms(model);
      double spread = before[4] - before[3] * before[3];
      for (int token = 0; token < 6; token++) {
        parameters[parameters.length - 6 + token] += 1 / (2 * lambda) - before[3];
      }
      model.parameters(0).set(parameters);
      double[] best = terms(model);

      assertThat(best[1]).as("cross-entropy").isCloseTo(before[1], within(1e-10));
      assertThat(best[3]).as("u").isCloseTo(1 / (2 * lambda), within(1e-10));
      assertThat(best[0] - lambda * spread).isCloseTo(best[1] - 1 / (4 * lambda), within(1e-9));
      double slope = 0;
      for (int token = 0; token < 6; token++) {
        slope += model.gradient(0).get(parameters.length - 6 + token);
      }
      assertThat(slope).as("slope along u").isCloseTo(0, within(1e-10));
    }
  }

  /**
   * The same batch again is solved already; another one begins somewhere, and one of other size
   * nowhere.
   */
  @Test
  void solvesBeginWithTheSolutionsOfTheStepBeforeAndOfNoLossThatWasMerelyAskedFor() {
    ParameterValues remembering =
        CayleyRuns.small().with("solver-start", "previous").with("lazy-tolerance", 1e-4);
    try (CohortModel model = CayleyRuns.model(remembering, 7)) {
      double[] first = solved(model, 0, 7);
      assertThat(solved(model, 0, 7)).as("no step yet").isEqualTo(first);
      assertThat(first[SKIP_RATE]).isZero();
      model.gradientClipped(0);

      assertThat(solved(model, 0, 7)[SKIP_RATE]).isEqualTo(1);
      assertThat(solved(model, 0, 7)[ITERATIONS]).isZero();
      assertThat(solved(model, 7, 7)[SKIP_RATE]).as("other tokens").isBetween(0.0, 0.9);
      assertThat(solved(model, 0, 3)[SKIP_RATE]).as("a block of another size").isZero();
    }
    try (CohortModel model = CayleyRuns.model(CayleyRuns.small(), 7)) {
      double[] first = solved(model, 0, 7);
      model.gradientClipped(0);
      assertThat(solved(model, 0, 7)).as("from zeros").isEqualTo(first);
    }
  }

  private static double[] solved(CohortModel model, int from, int count) {
    double[] terms = new double[CayleyRuns.TERMS];
    model.startBatch(IntStream.range(0, 14).toArray(), from, count);
    model.lossAndGradient(0, terms);
    return terms;
  }

  @Test
  void probesThatHaveNotMovedAreSkippedAndThoseThatHaveAreSolvedAnew() {
    ParameterValues remembering = CayleyRuns.small().with("solver-start", "previous");
    try (CohortModel model = CayleyRuns.model(remembering.with("lazy-tolerance", 1e-4), 7)) {
      double[] means = new double[CayleyRuns.TERMS];
      model.completeEpoch(0, means);
      assertThat(means[PROBE_SKIP_RATE]).as("nothing to begin with").isZero();
      model.completeEpoch(0, means);
      assertThat(means[PROBE_SKIP_RATE]).as("as before").isEqualTo(1);
      StateWriter state = new StateWriter();
      model.save(0, state);
      try (CohortModel resumed = CayleyRuns.model(remembering, 7)) {
        resumed.restore(0, new StateReader(state.saved()));
        assertThat(resumed.evaluate(0)[7]).as("known after the last epoch too").isEqualTo(1);
      }

      double[] moved = model.parameters(0).toDoubles();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += 0.1;
      }
      model.parameters(0).set(moved);
      model.completeEpoch(0, means);
      assertThat(means[PROBE_SKIP_RATE]).as("every edge has another weight").isZero();
      assertThat(model.evaluate(0)[7]).isZero();
    }
    assertThat(afterEpoch(CayleyRuns.small(), 2)[PROBE_SKIP_RATE]).isZero();
  }

  @Test
  void aModelGetsBetweenTheEntropyRateAndWhatSharesAloneExplain() {
    Dataset data = CayleyRuns.data(1_100, 200);
    MarkovChain chain = (MarkovChain) data.rule().orElseThrow();
    double[] metrics = trained(data);

    double ofShares = crossEntropyOfShares(chain);
    assertThat(metrics[1]).as("above the floor").isBetween(-0.05, 0.25);
    assertThat(metrics[0]).as("below the entropy of shares").isLessThan(ofShares - 0.1);
    assertThat(metrics[3]).as("fallen").isPositive();
  }

  private static double crossEntropyOfShares(MarkovChain chain) {
    return Arrays.stream(chain.stationary()).map(p -> -p * Math.log(p)).sum();
  }

  private static double[] trained(Dataset data) {
    var run = CayleyRuns.run(CayleyRuns.small(), 0.02);
    var longer =
        new org.swath.core.parameter.RunParameters(
            run.workload(),
            run.training().with("epochs", 30L),
            run.optimizer(),
            CayleyRuns.optimizerSettings(0, 0));
    return new org.swath.core.train.Trainer(
            org.swath.core.train.Toolkit.of(
                java.util.List.of(new org.swath.core.train.optimizer.ComplexAdamW())),
            System::nanoTime)
        .train(
            CayleyRuns.WORKLOAD.prepare(data, DeviceKernel.PORTABLE),
            java.util.List.of(longer),
            1,
            CayleyRuns.MEASURED,
            (lane, epoch, values, seconds) -> {})
        .get(0)
        .runMetrics();
  }

  private static double[] afterEpoch(ParameterValues parameters, int times) {
    try (CohortModel model = CayleyRuns.model(parameters, 7)) {
      double[] means = new double[CayleyRuns.TERMS];
      for (int i = 0; i < times; i++) {
        model.completeEpoch(0, means);
      }
      return means;
    }
  }

  private static double penalty(ParameterValues parameters) {
    try (CohortModel model = CayleyRuns.model(parameters, 14)) {
      return terms(model)[4];
    }
  }

  private static double loss(CohortModel model) {
    double[] terms = new double[CayleyRuns.TERMS];
    model.startBatch(IntStream.range(0, 14).toArray(), 0, 14);
    model.lossAndGradient(0, terms);
    return terms[0];
  }

  private static double[] terms(CohortModel model) {
    double[] terms = new double[CayleyRuns.TERMS];
    model.startBatch(IntStream.range(0, 14).toArray(), 0, 1);
    model.lossAndGradient(0, terms);
    return terms;
  }
}
