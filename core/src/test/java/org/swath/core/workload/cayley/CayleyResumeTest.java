package org.swath.core.workload.cayley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.Section;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.TrainingStoppedException;
import org.swath.core.train.optimizer.ComplexAdamW;

/**
 * Runs that are stopped and go on, on a newly prepared workload, end with every bit of runs that
 * were never disturbed.
 */
class CayleyResumeTest {

  private static final CheckpointInterval AT_THE_END_ONLY = new CheckpointInterval.Epochs(5);

  @ParameterizedTest
  @CsvSource({"zero, 1e-6", "previous, 1e-6", "previous, 0.5"})
  void runsGoOnWithTheSameBits(String start, double lazyTolerance) {
    ParameterValues parameters =
        CayleyRuns.small()
            .with("solver-start", start)
            .with("solver-tolerance", 0.05)
            .with("cayley-step", 1.0)
            .with("lazy-tolerance", lazyTolerance);
    List<RunParameters> runs =
        List.of(
            CayleyRuns.run(parameters, 0.01),
            CayleyRuns.run(parameters.with("loss-form", "origin"), 0.03));
    Trained straight = train(runs, List.of());
    List<Checkpoint> halfway = stoppedAfterTwoEpochs(runs);

    assertThat(halfway).hasSize(2);
    Trained resumed = train(runs, halfway);
    assertThat(resumed.runMetrics).isEqualTo(straight.runMetrics);
    assertThat(resumed.parameters).isEqualTo(straight.parameters);
    assertThat(resumed.lastEpoch).isEqualTo(straight.lastEpoch);
    List<Checkpoint> turned = List.of(halfway.get(1), halfway.get(0));
    assertThat(train(List.of(runs.get(1), runs.get(0)), turned).runMetrics)
        .containsExactly(straight.runMetrics.get(1), straight.runMetrics.get(0));
  }

  private static final class Trained {
    private final Map<Integer, List<Double>> parameters = new TreeMap<>();
    private final Map<Integer, List<Double>> lastEpoch = new TreeMap<>();
    private final List<List<Double>> runMetrics = new ArrayList<>();
  }

  private static List<Checkpoint> stoppedAfterTwoEpochs(List<RunParameters> runs) {
    Map<Integer, Checkpoint> saved = new TreeMap<>();
    int[] completed = {0};
    TrainingControl control =
        new TrainingControl(AT_THE_END_ONLY, saved::put, () -> completed[0] == 2);
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        CayleyRuns.prepared(),
                        runs,
                        4,
                        CayleyRuns.MEASURED,
                        List.of(),
                        (lane, epoch, metrics, seconds) -> completed[0] = epoch,
                        control))
        .isInstanceOf(TrainingStoppedException.class);
    return List.copyOf(saved.values());
  }

  private static Trained train(List<RunParameters> runs, List<Checkpoint> start) {
    Trained trained = new Trained();
    List<RunOutcome> outcomes =
        trainer()
            .train(
                CayleyRuns.prepared(),
                runs,
                4,
                CayleyRuns.MEASURED,
                start,
                (lane, epoch, metrics, seconds) -> trained.lastEpoch.put(lane, list(metrics)),
                new TrainingControl(
                    AT_THE_END_ONLY,
                    (lane, end) -> trained.parameters.put(lane, parameters(end)),
                    () -> false));
    outcomes.forEach(outcome -> trained.runMetrics.add(list(outcome.runMetrics())));
    return trained;
  }

  private static List<Double> parameters(Checkpoint checkpoint) {
    return list(((Section.Doubles) checkpoint.state().sections().get("model.parameters")).values());
  }

  private static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static Trainer trainer() {
    return new Trainer(Toolkit.of(List.of(new ComplexAdamW())), System::nanoTime);
  }
}
