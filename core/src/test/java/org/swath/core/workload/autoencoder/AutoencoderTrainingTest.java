package org.swath.core.workload.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.Section;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.CompletedEpoch;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.TrainingStoppedException;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.PreparedWorkload;

/** Which lane a run sits in, and whether it was stopped, must not change a bit of its results. */
class AutoencoderTrainingTest {

  private static final Measurements MEASURED = new Measurements(2, false, List.of());
  private static final int METRICS = MEASURED.count();
  private static final long SEED = 3;
  private static final int EPOCHS = 4;

  /** With 16 units a batch is a small matrix product to BLAS, with 256 it is not. */
  @ParameterizedTest
  @CsvSource({"16, 8", "256, 3"})
  void aRunHasTheSameBitsAloneAndInAnyLane(long units, int lanes) {
    PreparedWorkload workload = workload();
    List<RunParameters> runs = runs(lanes, units);
    List<RunParameters> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);
    List<Trained> together = train(workload, runs, List.of());
    List<Trained> backwards = train(workload, reversed, List.of());
    for (int lane = 0; lane < lanes; lane++) {
      Trained alone = train(workload, List.of(runs.get(lane)), List.of()).get(0);
      assertThat(together.get(lane)).as("run %d of %d", lane, lanes).isEqualTo(alone);
      assertThat(backwards.get(lanes - 1 - lane)).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @CsvSource({"16", "21"})
  void aCohortThatIsStoppedGoesOnWithTheSameBits(long units) {
    List<RunParameters> runs = runs(4, units);
    List<Trained> straight = train(workload(), runs, List.of());

    assertThat(train(workload(), runs, stoppedAfter(2, runs))).isEqualTo(straight);
    for (Trained run : straight) {
      assertThat(run.metrics()).hasSize(METRICS * EPOCHS + AutoencoderEvaluation.METRICS.size());
      assertThat(run.state()).containsKey("model.parameters");
    }
  }

  @Test
  void aRateThatExplodesDivergesAloneAndItsNeighboursKeepTheirBits() {
    RunParameters explosive = AutoencoderRuns.run("sgd", 1e38, 0.01, 16);
    RunParameters steady = AutoencoderRuns.run("adam", 0.01, 0.01, 16);
    List<Trained> beside = train(workload(), List.of(explosive, steady), List.of());

    assertThat(beside.get(1)).isEqualTo(train(workload(), List.of(steady), List.of()).get(0));
    assertThat(beside.get(0).metrics()).hasSizeLessThan(beside.get(1).metrics().size());
  }

  @Test
  void trainingLowersTheLossAndAHigherPriceTheActivations() {
    List<Trained> trained =
        train(
            workload(),
            List.of(
                AutoencoderRuns.run("adam", 0.01, 0, 16), AutoencoderRuns.run("adam", 0.01, 1, 16)),
            List.of());
    int last = METRICS * (EPOCHS - 1);
    List<Double> free = trained.get(0).metrics();
    List<Double> priced = trained.get(1).metrics();

    assertThat(free.get(last)).isLessThan(free.get(0));
    assertThat(priced.get(last)).isLessThan(priced.get(0));
    assertThat(priced.get(last + 2)).as("sparsity").isLessThan(free.get(last + 2) / 2);
  }

  /**
   * All that is left of a run.
   *
   * @param metrics of every epoch, then its run metrics
   * @param state its parameters and its optimizer's after the last epoch
   */
  private record Trained(List<Double> metrics, Map<String, List<Double>> state) {}

  private static List<Checkpoint> stoppedAfter(int epoch, List<RunParameters> runs) {
    Map<Integer, Checkpoint> saved = new TreeMap<>();
    int[] completed = {0};
    TrainingControl control =
        new TrainingControl(
            new CheckpointInterval.Epochs(100), saved::put, () -> completed[0] == epoch);
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        workload(),
                        runs,
                        SEED,
                        MEASURED,
                        List.of(),
                        (lane, done, metrics, seconds) -> completed[0] = done,
                        control))
        .isInstanceOf(TrainingStoppedException.class);
    return List.copyOf(saved.values());
  }

  private static List<Trained> train(
      PreparedWorkload workload, List<RunParameters> runs, List<Checkpoint> start) {
    List<Trained> trained = new ArrayList<>();
    for (int lane = 0; lane < runs.size(); lane++) {
      trained.add(new Trained(new ArrayList<>(), new TreeMap<>()));
      for (CompletedEpoch point :
          start.isEmpty() ? List.<CompletedEpoch>of() : start.get(lane).curve()) {
        add(point.metrics(), trained.get(lane).metrics());
      }
    }
    List<RunOutcome> outcomes =
        trainer()
            .train(
                workload,
                runs,
                SEED,
                MEASURED,
                start,
                (lane, epoch, metrics, seconds) -> add(metrics, trained.get(lane).metrics()),
                new TrainingControl(
                    new CheckpointInterval.Epochs(EPOCHS),
                    (lane, checkpoint) ->
                        checkpoint
                            .state()
                            .sections()
                            .forEach(
                                (name, section) ->
                                    trained.get(lane).state().put(name, values(section))),
                    () -> false));
    for (int lane = 0; lane < runs.size(); lane++) {
      add(outcomes.get(lane).runMetrics(), trained.get(lane).metrics());
    }
    return trained;
  }

  private static void add(double[] values, List<Double> to) {
    for (double value : values) {
      to.add(value);
    }
  }

  private static List<Double> values(Section section) {
    if (section instanceof Section.Singles singles) {
      float[] values = singles.values();
      return IntStream.range(0, values.length).mapToObj(i -> (double) values[i]).toList();
    }
    if (section instanceof Section.Longs longs) {
      return Arrays.stream(longs.values()).mapToObj(value -> (double) value).toList();
    }
    return Arrays.stream(((Section.Doubles) section).values()).boxed().toList();
  }

  private static Trainer trainer() {
    return new Trainer(Toolkit.of(List.of(new Adam(), new Sgd())), System::nanoTime);
  }

  /** Prepared anew each time, as by another process; its last batch holds one image. */
  private static PreparedWorkload workload() {
    return new SparseAutoencoder().prepare(AutoencoderRuns.images(257), DeviceKernel.VECTOR);
  }

  /** Different optimizers, rates and weights. */
  private static List<RunParameters> runs(int count, long units) {
    List<RunParameters> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double rate = 1e-3 * Math.pow(10, i % 3);
      runs.add(AutoencoderRuns.run(i % 2 == 0 ? "sgd" : "adam", rate, i % 4 * 0.01, units));
    }
    return runs;
  }
}
