package org.swath.core.workload.cayley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.workload.cayley.CayleyRuns.run;
import static org.swath.core.workload.cayley.CayleyRuns.small;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.ComplexAdamW;
import org.swath.core.workload.CohortModel;

/** Which lane a run sits in, and beside whom, must not change a bit of its results. */
class CayleyLanesTest {

  @Test
  void aRunHasTheSameBitsAloneAndInAnyLane() {
    ParameterValues base = small();
    ParameterValues remembering = base.with("solver-start", "previous");
    List<RunParameters> runs =
        List.of(
            run(base, 0.01),
            run(remembering.with("solver-tolerance", 0.1), 0.01),
            run(base.with("loss-form", "origin").with("unitary-lambda", 0.1), 0.01),
            run(remembering.with("cayley-step", 1.0).with("lazy-tolerance", 0.9), 0.03),
            run(base.with("solver-iterations", 2L).with("cayley-step", 2.0), 0.003),
            run(base.with("phase-gain", 0.3), 0.003));
    List<RunParameters> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);

    List<List<Double>> together = train(runs);
    List<List<Double>> inReverse = train(reversed);
    for (int lane = 0; lane < runs.size(); lane++) {
      List<Double> alone = train(List.of(runs.get(lane))).get(0);
      assertThat(alone).hasSize(5 * CayleyRuns.MEASURED.count() + 10);
      assertThat(together.get(lane)).as("run %d", lane).isEqualTo(alone);
      assertThat(inReverse.get(runs.size() - 1 - lane)).as("run %d", lane).isEqualTo(alone);
    }
    assertThat(together).as("runs that differ").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void aLaneOfNaNsLeavesLossGradientAndMetricsOfItsNeighbourAlone(LossForm form) {
    ParameterValues parameters =
        small().with("loss-form", form.label()).with("solver-start", "previous");
    try (CohortModel alone =
            CayleyRuns.prepared().open(List.of(parameters), 6, new RandomStreams(1));
        CohortModel beside =
            CayleyRuns.prepared().open(List.of(parameters, parameters), 6, new RandomStreams(1))) {
      double[] ruined = new double[beside.parameters(0).length()];
      Arrays.fill(ruined, Double.NaN);
      beside.parameters(0).set(ruined);

      assertThat(computed(beside, 0).get(0)).isNaN();
      assertThat(computed(beside, 1)).isEqualTo(computed(alone, 0));
    }
  }

  @Test
  void aRateThatExplodesDivergesAloneAndItsNeighboursKeepTheirBits() {
    RunParameters steady = run(small(), 0.01);
    RunParameters explosive = run(small(), Double.MAX_VALUE);
    List<List<Double>> beside = train(List.of(steady, explosive, steady));

    assertThat(beside.get(0)).isEqualTo(train(List.of(steady)).get(0));
    assertThat(beside.get(2)).isEqualTo(beside.get(0));
    assertThat(beside.get(1)).as("diverged in the first epoch").isEmpty();
  }

  @Test
  void lanesOfOneCohortMustHaveModelsOfTheSameShape() {
    List<ParameterValues> lanes = List.of(small(), small().with("cayley-layers", 3L));

    assertThatThrownBy(() -> CayleyRuns.prepared().open(lanes, 16, new RandomStreams(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Lanes of one cohort must have models of the same shape, but got");
  }

  @Test
  void allThatARunDrawsIsThatOfItsSeed() {
    double[] one = start(small(), 1);

    assertThat(start(small().with("unitary-lambda", 3.0), 1)).isEqualTo(one);
    assertThat(start(small(), 2)).isNotEqualTo(one);
  }

  private static double[] start(ParameterValues parameters, long seed) {
    try (CohortModel model =
        CayleyRuns.prepared().open(List.of(parameters), 6, new RandomStreams(seed))) {
      return model.parameters(0).toDoubles();
    }
  }

  /** All that a model says of a lane: batch by batch, then on what it is not trained on. */
  private static List<Double> computed(CohortModel model, int lane) {
    List<Double> all = new ArrayList<>();
    double[] terms = new double[CayleyRuns.TERMS];
    for (int from = 0; from < 14; from += 6) {
      model.startBatch(IntStream.range(0, 14).toArray(), from, Math.min(6, 14 - from));
      for (int other = 0; other <= lane; other++) {
        model.lossAndGradient(other, terms);
        model.gradientClipped(other);
      }
      add(terms, all);
      add(model.gradient(lane).toDoubles(), all);
    }
    model.completeEpoch(lane, terms);
    add(terms, all);
    all.add(model.validationLoss(lane));
    add(model.evaluate(lane), all);
    return all;
  }

  /** Metrics of every epoch, then run metrics, of each run. */
  private static List<List<Double>> train(List<RunParameters> runs) {
    List<List<Double>> metrics = new ArrayList<>();
    runs.forEach(run -> metrics.add(new ArrayList<>()));
    List<RunOutcome> outcomes =
        new Trainer(Toolkit.of(List.of(new ComplexAdamW())), System::nanoTime)
            .train(
                CayleyRuns.prepared(),
                runs,
                3,
                CayleyRuns.MEASURED,
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
}
