package org.swath.core.workload.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Which lane a run sits in, and beside whom, must not change a bit of its results. */
class ClassifierLanesTest {

  @ParameterizedTest
  @CsvSource({
    "SOFTMAX_REGRESSION, single",
    "SOFTMAX_REGRESSION, double",
    "MLP, single",
    "MLP, double"
  })
  void aRunHasTheSameBitsAloneAndInAnyLane(ClassifierRuns.Kind kind, String precision) {
    List<RunParameters> runs =
        List.of(
            kind.run("sgd", 0.1, 0, precision),
            kind.run("adam", 0.01, 0, precision),
            kind.run("sgd", 0.01, 0.9, precision),
            kind.run("adam", 0.1, 0, precision),
            kind.run("sgd", 1, 0, precision));
    List<RunParameters> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);

    List<List<Double>> together = train(kind, runs);
    List<List<Double>> inReverse = train(kind, reversed);
    for (int lane = 0; lane < runs.size(); lane++) {
      List<Double> alone = train(kind, List.of(runs.get(lane))).get(0);
      assertThat(alone).hasSize(4 * ClassifierRuns.MEASURED.count() + 4);
      assertThat(together.get(lane)).as("run %d", lane).isEqualTo(alone);
      assertThat(inReverse.get(runs.size() - 1 - lane)).as("run %d", lane).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRateThatExplodesDivergesAloneAndItsNeighboursKeepTheirBits(ClassifierRuns.Kind kind) {
    RunParameters steady = kind.run("sgd", 0.1, 0, "single");
    // Infinite in single precision: gradients are bounded, so any finite rate leaves finite losses.
    RunParameters explosive = kind.run("sgd", 1e39, 0, "single");
    List<List<Double>> beside = train(kind, List.of(steady, explosive, steady));

    assertThat(beside.get(0)).isEqualTo(train(kind, List.of(steady)).get(0));
    assertThat(beside.get(2)).isEqualTo(beside.get(0));
    assertThat(beside.get(1)).as("diverged in the first epoch").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aLaneOfNaNsLeavesLossGradientAndMetricsOfItsNeighbourAlone(ClassifierRuns.Kind kind) {
    ParameterValues parameters = kind.parameters("single", 21);
    PreparedWorkload prepared = prepared(kind);
    try (CohortModel alone = prepared.open(List.of(parameters), 32, new RandomStreams(1));
        CohortModel beside =
            prepared.open(List.of(parameters, parameters), 32, new RandomStreams(1))) {
      double[] ruined = new double[beside.parameters(0).length()];
      Arrays.fill(ruined, Double.NaN);
      beside.parameters(0).set(ruined);

      assertThat(computed(beside, 0).get(0)).isNaN();
      assertThat(computed(beside, 1)).isEqualTo(computed(alone, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lanesOfOneCohortMustHaveTheSameParameters(ClassifierRuns.Kind kind) {
    List<ParameterValues> lanes =
        List.of(kind.parameters("single", 21), kind.parameters("double", 21));
    assertThatThrownBy(() -> prepared(kind).open(lanes, 32, new RandomStreams(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Lanes of one cohort must have the same workload parameters");
  }

  /** All that a model says of a lane: batch by batch, then on what it is not trained on. */
  private static List<Double> computed(CohortModel model, int lane) {
    List<Double> all = new ArrayList<>();
    double[] terms = new double[ClassifierRuns.METRICS];
    for (int from = 0; from < 100; from += 32) {
      model.startBatch(IntStream.range(0, 200).toArray(), from, 32);
      for (int other = 0; other <= lane; other++) {
        model.lossAndGradient(other, terms);
      }
      add(terms, all);
      add(model.gradient(lane).toDoubles(), all);
    }
    all.add(model.validationLoss(lane));
    add(model.evaluate(lane), all);
    return all;
  }

  /** Metrics of every epoch, then run metrics, of each run. */
  private static List<List<Double>> train(ClassifierRuns.Kind kind, List<RunParameters> runs) {
    List<List<Double>> metrics = new ArrayList<>();
    runs.forEach(run -> metrics.add(new ArrayList<>()));
    List<RunOutcome> outcomes =
        new Trainer(Toolkit.of(List.of(new Adam(), new Sgd())), System::nanoTime)
            .train(
                prepared(kind),
                runs,
                3,
                ClassifierRuns.MEASURED,
                (lane, epoch, values, seconds) -> add(values, metrics.get(lane)));
    for (int lane = 0; lane < runs.size(); lane++) {
      add(outcomes.get(lane).runMetrics(), metrics.get(lane));
    }
    return metrics;
  }

  private static void add(double[] values, List<Double> to) {
    for (double value : values) {
      to.add(value);
    }
  }

  private static PreparedWorkload prepared(ClassifierRuns.Kind kind) {
    return kind.prepared(ClassifierRuns.images(300, 40));
  }
}
