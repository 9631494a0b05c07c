package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.Section;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.TrainingStoppedException;
import org.swath.core.train.optimizer.AdamW;
import org.swath.core.workload.PreparedWorkload;

/** Which lane a run sits in, and whether it was stopped, must not change a bit of its results. */
class TernaryTrainingTest {

  private static final int EPOCHS = 7;
  private static final int FIRST_MEASURED = Metrics.firstMeasured();

  /** All phases, in and out of balance, with and without each controller; the third diverges. */
  private static final List<RunParameters> RUNS =
      List.of(
          TernaryRuns.run(EPOCHS, 0.003, Map.of()),
          TernaryRuns.run(
              EPOCHS,
              0.001,
              Map.of(
                  Settings.STATE_NET,
                  false,
                  Settings.FREE_BITS,
                  0.5,
                  Settings.BETA_WARM_UP,
                  3L,
                  Settings.COVERAGE_DRAWS,
                  300L)),
          TernaryRuns.run(EPOCHS, 1e30, Map.of(Settings.STATE_NET, false)),
          TernaryRuns.run(
              EPOCHS,
              0.002,
              Map.of(Settings.GRADIENT_BALANCE, false, Settings.REPULSION_WEIGHT, 1.0)));

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void aRunHasTheSameBitsAloneAndInAnyLane(DeviceKernel kernel) {
    List<RunParameters> reversed = new ArrayList<>(RUNS);
    Collections.reverse(reversed);
    List<Trained> together = train(kernel, RUNS, List.of());
    List<Trained> backwards = train(kernel, reversed, List.of());

    for (int lane = 0; lane < RUNS.size(); lane++) {
      Trained alone = train(kernel, List.of(RUNS.get(lane)), List.of()).get(0);
      assertThat(together.get(lane).numbers()).as("run %d", lane).isEqualTo(alone.numbers());
      assertThat(backwards.get(RUNS.size() - 1 - lane).numbers()).isEqualTo(alone.numbers());
    }
    assertThat(together.get(2).outcome().divergence()).isPresent();
    assertThat(together.get(3).outcome().divergence()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void aRunThatWasStoppedAfterAnyEpochEndsWithTheSameBits(DeviceKernel kernel) {
    List<RunParameters> runs = List.of(RUNS.get(0), RUNS.get(1), RUNS.get(3));
    List<Trained> straight = train(kernel, runs, List.of());

    for (int stop = 1; stop < EPOCHS; stop++) {
      List<Trained> resumed = train(kernel, runs, stoppedAfter(kernel, runs, stop));
      for (int lane = 0; lane < runs.size(); lane++) {
        Trained expected = straight.get(lane);
        assertThat(resumed.get(lane).curve())
            .as("run %d stopped after %d", lane, stop)
            .isEqualTo(expected.curve().subList(stop, EPOCHS));
        assertThat(resumed.get(lane).state()).isEqualTo(expected.state());
        assertThat(resumed.get(lane).runMetrics()).isEqualTo(expected.runMetrics());
      }
    }
  }

  @Test
  void coverageIsMeasuredAfterTheFirstEpochAndEachInterval() {
    List<List<Double>> curve = train(DeviceKernel.PORTABLE, RUNS, List.of()).get(0).curve();

    assertThat(curve.stream().map(epoch -> epoch.get(FIRST_MEASURED).isNaN()))
        .containsExactly(false, false, true, false, true, false, true);
    assertThat(curve.get(1).subList(FIRST_MEASURED, FIRST_MEASURED + Metrics.measured()))
        .allMatch(value -> value >= 0 && value <= 16);
    assertThat(curve.get(1).get(FIRST_MEASURED + 6)).isCloseTo(0.0349, within(5e-5));
  }

  @Test
  void whatAnEpochWasSteeredWithIsReported() {
    List<List<Double>> curve = train(DeviceKernel.PORTABLE, RUNS, List.of()).get(0).curve();
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
    List<Trained> trained = train(oneBatch, runs, List.of());
    int updateRatio = Metrics.terms() + 2;

    double with = trained.get(0).curve().get(0).get(updateRatio);
    double without = trained.get(1).curve().get(0).get(updateRatio);
    assertThat(oneBatch.trainingExamples()).isEqualTo(32);
    assertThat(with / without).isCloseTo(1, within(0.05)).isNotCloseTo(1, within(1e-4));
  }

  private record Trained(
      List<List<Double>> curve,
      Map<String, List<Double>> state,
      List<Double> runMetrics,
      RunOutcome outcome) {

    List<Object> numbers() {
      return List.of(curve, state, runMetrics);
    }
  }

  private static List<Checkpoint> stoppedAfter(
      DeviceKernel kernel, List<RunParameters> runs, int epochs) {
    Map<Integer, Checkpoint> saved = new TreeMap<>();
    int[] completed = {0};
    TrainingControl control =
        new TrainingControl(
            new CheckpointInterval.Epochs(EPOCHS), saved::put, () -> completed[0] == epochs);
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        prepared(kernel),
                        runs,
                        3,
                        TernaryRuns.MEASURED,
                        List.of(),
                        (lane, epoch, metrics, seconds) -> completed[0] = epoch,
                        control))
        .isInstanceOf(TrainingStoppedException.class);
    return List.copyOf(saved.values());
  }

  private static List<Trained> train(
      DeviceKernel kernel, List<RunParameters> runs, List<Checkpoint> start) {
    return train(prepared(kernel), runs, start);
  }

  private static List<Trained> train(
      PreparedWorkload prepared, List<RunParameters> runs, List<Checkpoint> start) {
    List<List<List<Double>>> curves = new ArrayList<>();
    List<Map<String, List<Double>>> states = new ArrayList<>();
    runs.forEach(run -> curves.add(new ArrayList<>()));
    runs.forEach(run -> states.add(new TreeMap<>()));
    List<RunOutcome> outcomes =
        trainer()
            .train(
                prepared,
                runs,
                3,
                TernaryRuns.MEASURED,
                start,
                (lane, epoch, metrics, seconds) -> curves.get(lane).add(list(metrics)),
                new TrainingControl(
                    new CheckpointInterval.Epochs(EPOCHS),
                    (lane, end) ->
                        end.state()
                            .sections()
                            .forEach((name, of) -> states.get(lane).put(name, values(of))),
                    () -> false));
    List<Trained> trained = new ArrayList<>();
    for (int lane = 0; lane < runs.size(); lane++) {
      RunOutcome outcome = outcomes.get(lane);
      trained.add(
          new Trained(curves.get(lane), states.get(lane), list(outcome.runMetrics()), outcome));
    }
    return trained;
  }

  private static PreparedWorkload prepared(DeviceKernel kernel) {
    return new TernaryDualVae().prepare(TernaryRuns.operations(90, 20), kernel);
  }

  private static Trainer trainer() {
    return new Trainer(Toolkit.of(List.of(new AdamW())), System::nanoTime);
  }

  private static List<Double> values(Section section) {
    if (section instanceof Section.Singles singles) {
      double[] values = new double[singles.length()];
      Arrays.setAll(values, i -> singles.values()[i]);
      return list(values);
    } else if (section instanceof Section.Longs longs) {
      return list(Arrays.stream(longs.values()).asDoubleStream().toArray());
    }
    return list(((Section.Doubles) section).values());
  }

  private static List<Double> list(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }
}
