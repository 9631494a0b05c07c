package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.SavedState;
import org.swath.core.state.Section;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointFormat;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.CompletedEpoch;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.TrainingStoppedException;
import org.swath.core.train.UnusableCheckpointException;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.PreparedWorkload;

/**
 * A run that is stopped, written down, and goes on in a new trainer on a newly prepared workload
 * ends with every bit of a run that was never disturbed: its parameters, what the optimizer
 * gathered, all metrics. Six epochs against three and three.
 */
class EncoderResumeTest {

  private static final int METRICS = EncoderRuns.MEASURED.count();
  private static final long SEED = 3;
  private static final long EPOCHS = 6;

  /** Small and large matrix products, and widths with and without padding. */
  static Stream<Arguments> cohorts() {
    List<Arguments> cohorts = new ArrayList<>();
    for (DeviceKernel kernel : DeviceKernel.values()) {
      for (long units : new long[] {16, 21}) {
        cohorts.add(Arguments.of(kernel, List.of(run("adam", 0.01, 0, units))));
        cohorts.add(Arguments.of(kernel, List.of(run("sgd", 0.001, 0.9, units))));
        cohorts.add(Arguments.of(kernel, List.of(run("sgd", 0.001, 0, units))));
        cohorts.add(Arguments.of(kernel, mixed(units)));
      }
    }
    return cohorts.stream();
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void aCohortGoesOnWithTheSameBits(DeviceKernel kernel, List<RunParameters> runs) {
    List<Trained> straight = train(kernel, runs, List.of());
    List<Trained> resumed = train(kernel, runs, halfway(kernel, runs));

    assertThat(resumed).isEqualTo(straight);
    for (Trained run : straight) {
      assertThat(run.metrics())
          .as("metrics")
          .hasSize(METRICS * (int) EPOCHS + EncoderEvaluation.METRICS.size());
      assertThat(run.state()).as("state").containsKey("model.parameters");
    }
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void runsSavedTogetherGoOnAloneWithTheSameBits(DeviceKernel kernel) {
    List<RunParameters> runs = mixed(16);
    List<Trained> straight = train(kernel, runs, List.of());
    List<Checkpoint> halfway = halfway(kernel, runs);

    for (int lane = 0; lane < runs.size(); lane++) {
      assertThat(train(kernel, List.of(runs.get(lane)), List.of(halfway.get(lane))))
          .as("run %d", lane)
          .containsExactly(straight.get(lane));
    }
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void runsSavedAloneGoOnTogetherInAnyOrderWithTheSameBits(DeviceKernel kernel) {
    List<RunParameters> runs = mixed(16);
    List<RunParameters> reversed = new ArrayList<>();
    List<Checkpoint> halfway = new ArrayList<>();
    List<Trained> straight = new ArrayList<>();
    for (int lane = runs.size() - 1; lane >= 0; lane--) {
      List<RunParameters> alone = List.of(runs.get(lane));
      reversed.add(runs.get(lane));
      halfway.addAll(halfway(kernel, alone));
      straight.addAll(train(kernel, alone, List.of()));
    }

    assertThat(train(kernel, reversed, halfway)).isEqualTo(straight);
  }

  /** Also after an epoch other than the third, and more than once. */
  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void aRunThatIsStoppedAfterEveryEpochEndsWithTheSameBits(DeviceKernel kernel) {
    List<RunParameters> runs = List.of(run("adam", 0.01, 0, 16), run("sgd", 0.001, 0.9, 16));
    List<Checkpoint> checkpoints = List.of();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      int last = epoch;
      checkpoints = stopped(kernel, runs, checkpoints, completed -> completed == last);
    }
    assertThat(train(kernel, runs, checkpoints)).isEqualTo(train(kernel, runs, List.of()));
  }

  /**
   * All that is left of a run.
   *
   * @param metrics of every epoch, then its run metrics
   * @param state its parameters and its optimizer's, bit by bit
   */
  private record Trained(List<Double> metrics, Map<String, List<Long>> state) {}

  /** The runs, stopped after their third epoch, written down and read. */
  private static List<Checkpoint> halfway(DeviceKernel kernel, List<RunParameters> runs) {
    return stopped(kernel, runs, List.of(), completed -> completed == EPOCHS / 2);
  }

  private static List<Checkpoint> stopped(
      DeviceKernel kernel,
      List<RunParameters> runs,
      List<Checkpoint> start,
      IntPredicate stopAfter) {
    Map<Integer, byte[]> written = new TreeMap<>();
    int[] completed = {0};
    TrainingControl control =
        new TrainingControl(
            new CheckpointInterval.Epochs(100),
            (lane, checkpoint) -> written.put(lane, format(lane).encode(checkpoint)),
            () -> stopAfter.test(completed[0]));
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        workload(kernel),
                        runs,
                        SEED,
                        EncoderRuns.MEASURED,
                        start,
                        (lane, epoch, metrics, seconds) -> completed[0] = epoch,
                        control))
        .isInstanceOf(TrainingStoppedException.class);
    List<Checkpoint> read = new ArrayList<>();
    written.forEach((lane, bytes) -> read.add(decode(format(lane), bytes)));
    return read;
  }

  /** Trains the runs to their end; metrics of epochs before the start come from the checkpoints. */
  private static List<Trained> train(
      DeviceKernel kernel, List<RunParameters> runs, List<Checkpoint> start) {
    List<Trained> trained = new ArrayList<>();
    for (int lane = 0; lane < runs.size(); lane++) {
      trained.add(new Trained(new ArrayList<>(), new TreeMap<>()));
      if (!start.isEmpty()) {
        for (CompletedEpoch point : start.get(lane).curve()) {
          add(point.metrics(), trained.get(lane).metrics());
        }
      }
    }
    List<RunOutcome> outcomes =
        trainer()
            .train(
                workload(kernel),
                runs,
                SEED,
                EncoderRuns.MEASURED,
                start,
                (lane, epoch, metrics, seconds) -> add(metrics, trained.get(lane).metrics()),
                new TrainingControl(
                    new CheckpointInterval.Epochs((int) EPOCHS),
                    (lane, checkpoint) ->
                        trained.get(lane).state().putAll(bits(checkpoint.state())),
                    () -> false));
    for (int lane = 0; lane < runs.size(); lane++) {
      add(outcomes.get(lane).runMetrics(), trained.get(lane).metrics());
      if (trained.get(lane).state().isEmpty()) {
        // It went on from its last epoch, after which it is not saved again.
        trained.get(lane).state().putAll(bits(start.get(lane).state()));
      }
    }
    return trained;
  }

  private static void add(double[] values, List<Double> to) {
    for (double value : values) {
      to.add(value);
    }
  }

  private static Map<String, List<Long>> bits(SavedState state) {
    Map<String, List<Long>> bits = new TreeMap<>();
    state
        .sections()
        .forEach(
            (name, section) -> {
              List<Long> all = new ArrayList<>();
              if (section instanceof Section.Singles singles) {
                for (float value : singles.values()) {
                  all.add((long) Float.floatToRawIntBits(value));
                }
              } else if (section instanceof Section.Longs longs) {
                for (long value : longs.values()) {
                  all.add(value);
                }
              } else {
                for (double value : ((Section.Doubles) section).values()) {
                  all.add(Double.doubleToRawLongBits(value));
                }
              }
              bits.put(name, all);
            });
    return bits;
  }

  private static Trainer trainer() {
    return new Trainer(Toolkit.of(List.of(new Adam(), new Sgd())), System::nanoTime);
  }

  private static CheckpointFormat format(int lane) {
    return new CheckpointFormat("run-" + lane, "this test");
  }

  private static Checkpoint decode(CheckpointFormat format, byte[] bytes) {
    try {
      return format.decode(bytes);
    } catch (UnusableCheckpointException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Prepared anew each time, as by another process. */
  private static PreparedWorkload workload(DeviceKernel kernel) {
    return EncoderRuns.prepared(EncoderRuns.sparseImages(300), kernel);
  }

  private static List<RunParameters> mixed(long units) {
    return List.of(
        run("adam", 0.01, 0, units),
        run("sgd", 0.001, 0.9, units),
        run("sgd", 0.0001, 0, units),
        run("adam", 0.001, 0, units));
  }

  private static RunParameters run(String optimizer, double rate, double momentum, long units) {
    return new RunParameters(
        EncoderRuns.workload(units, 0.5),
        ParameterValues.of(Map.of("epochs", EPOCHS, "batch-size", 64L, "learning-rate", rate)),
        optimizer,
        ParameterValues.of(
            optimizer.equals("sgd")
                ? Map.of("momentum", momentum)
                : Map.of(
                    "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8, "epsilon-inside-root", false)));
  }
}
