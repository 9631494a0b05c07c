package org.swath.core.workload.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.workload.quadratic.QuadraticRuns.METRICS;
import static org.swath.core.workload.quadratic.QuadraticRuns.SEED;
import static org.swath.core.workload.quadratic.QuadraticRuns.form;
import static org.swath.core.workload.quadratic.QuadraticRuns.prepared;
import static org.swath.core.workload.quadratic.QuadraticRuns.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.optimizer.Sgd;

/**
 * Which lane a run sits in, beside whom, and whether it was interrupted change none of its bits.
 */
class QuadraticLanesTest {

  private static final int EPOCHS = 6;
  private static final int EXAMPLES = 10;

  private final Map<Integer, Checkpoint> halfway = new TreeMap<>();

  @Test
  void aLaneIsTheSameAloneAndInCompany() {
    List<RunParameters> runs = runs();
    List<List<Double>> together = train(runs, List.of());
    List<RunParameters> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);
    List<List<Double>> otherLanes = train(reversed, List.of());

    for (int lane = 0; lane < runs.size(); lane++) {
      List<Double> alone = train(List.of(runs.get(lane)), List.of()).get(0);
      assertThat(together.get(lane)).as("run %d", lane).isEqualTo(alone);
      assertThat(otherLanes.get(runs.size() - 1 - lane)).as("run %d", lane).isEqualTo(alone);
    }
    assertThat(together).as("runs that differ").doesNotHaveDuplicates();
  }

  /** A number times a neighbour's noise of another sign would leave its mark on a zero. */
  @Test
  void aLaneWithoutNoiseKeepsEvenTheSignOfAZero() {
    ParameterValues quiet = form(5, 10);
    RunParameters still = run(quiet, 1, 1, 1e-300, 0);
    RunParameters noisy = run(quiet.with("gradient-noise", 1.0), 1, 1, 1e-300, 0);
    for (List<RunParameters> lanes : List.of(List.of(still), List.of(still, noisy))) {
      try (var model =
          prepared(1)
              .open(
                  lanes.stream().map(RunParameters::workload).toList(),
                  1,
                  new RandomStreams(SEED))) {
        model.parameters(0).set(new double[] {-0.0, -0.0, -0.0, -0.0, -0.0});
        model.startEpoch(1);
        model.startBatch(new int[1], 0, 1);
        model.lossAndGradient(0, new double[METRICS]);
        for (double slope : model.gradient(0).toDoubles()) {
          assertThat(Double.doubleToRawLongBits(slope)).isEqualTo(Long.MIN_VALUE);
        }
      }
    }
  }

  @Test
  void aRunThatGoesOnFromACheckpointEndsWithTheSameBits() {
    List<RunParameters> runs = runs().subList(0, 4);
    List<List<Double>> straight = train(runs, List.of());
    List<Checkpoint> checkpoints = new ArrayList<>(halfway.values());
    assertThat(checkpoints).extracting(Checkpoint::epoch).containsOnly(EPOCHS / 2).hasSize(4);

    assertThat(train(runs, checkpoints)).isEqualTo(secondHalves(straight));
    assertThat(
            train(
                List.of(runs.get(2), runs.get(1)), List.of(checkpoints.get(2), checkpoints.get(1))))
        .isEqualTo(secondHalves(List.of(straight.get(2), straight.get(1))));
  }

  @Test
  void lanesHaveTheSameDimensions() {
    assertThatThrownBy(
            () -> prepared(1).open(List.of(form(5, 10), form(6, 10)), 1, new RandomStreams(SEED)))
        .hasMessage("Lanes of one cohort must have the same dimensions, but got [5, 6]");
  }

  @Test
  void aRandomStartIsStandardNormalAndThatOfTheSeed() {
    ParameterValues random = form(2000, 10).with("start", "random");
    double[] one = start(random, 1);

    assertThat(start(random.with("condition-number", 20.0), 1)).isEqualTo(one);
    assertThat(start(random, 2)).isNotEqualTo(one);
    double square = 0;
    for (double value : one) {
      square += value * value;
    }
    assertThat(square).as("chi-squared, mean 2000, sd 63").isBetween(1750.0, 2250.0);
    assertThat(start(form(3, 10), 1)).containsExactly(1, 1, 1);
  }

  private static double[] start(ParameterValues form, long seed) {
    return QuadraticRuns.open(form, seed).parameters(0).toDoubles();
  }

  /** Different forms, noises, starts, rates and momenta; the last diverges. */
  private static List<RunParameters> runs() {
    ParameterValues quiet = form(5, 10);
    ParameterValues noisy = form(5, 30).with("gradient-noise", 0.7);
    return List.of(
        run(quiet, EPOCHS, 4, 0.1, 0),
        run(noisy, EPOCHS, 4, 0.1, 0.9),
        run(noisy.with("start", "random"), EPOCHS, 4, 0.2, 0),
        run(quiet.with("largest-curvature", 3.0), EPOCHS, 4, 0.1, 0.5),
        run(noisy, EPOCHS, 4, 1e60, 0));
  }

  /** For each run the metrics of the epochs trained here, then its run metrics. */
  private List<List<Double>> train(List<RunParameters> runs, List<Checkpoint> start) {
    List<List<Double>> trained = new ArrayList<>();
    runs.forEach(run -> trained.add(new ArrayList<>()));
    List<RunOutcome> outcomes =
        new Trainer(Toolkit.of(List.of(new Sgd())), System::nanoTime)
            .train(
                prepared(EXAMPLES),
                runs,
                SEED,
                QuadraticRuns.MEASURED,
                start,
                (lane, epoch, metrics, seconds) -> add(metrics, trained.get(lane)),
                new TrainingControl(
                    new CheckpointInterval.Epochs(EPOCHS / 2),
                    (lane, checkpoint) -> {
                      if (checkpoint.epoch() == EPOCHS / 2) {
                        halfway.put(lane, checkpoint);
                      }
                    },
                    () -> false));
    for (int lane = 0; lane < runs.size(); lane++) {
      add(outcomes.get(lane).runMetrics(), trained.get(lane));
    }
    return trained;
  }

  private static void add(double[] values, List<Double> to) {
    for (double value : values) {
      to.add(value);
    }
  }

  private static List<List<Double>> secondHalves(List<List<Double>> trained) {
    return trained.stream()
        .map(values -> values.subList(EPOCHS / 2 * QuadraticRuns.MEASURED.count(), values.size()))
        .toList();
  }
}
