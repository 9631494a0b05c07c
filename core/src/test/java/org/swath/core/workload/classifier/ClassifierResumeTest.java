package org.swath.core.workload.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.Section;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.TrainingStoppedException;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Sgd;

/**
 * Runs that are stopped and go on, on a newly prepared workload, end with every bit of runs that
 * were never disturbed.
 */
class ClassifierResumeTest {

  private static final CheckpointInterval AT_THE_END_ONLY = new CheckpointInterval.Epochs(4);

  @ParameterizedTest
  @CsvSource({
    "SOFTMAX_REGRESSION, single",
    "SOFTMAX_REGRESSION, double",
    "MLP, single",
    "MLP, double"
  })
  void runsGoOnWithTheSameBits(ClassifierRuns.Kind kind, String precision) {
    List<RunParameters> runs =
        List.of(kind.run("adam", 0.01, 0, precision), kind.run("sgd", 0.1, 0.9, precision));
    Trained straight = train(kind, runs, List.of());
    List<Checkpoint> halfway = stoppedAfterTwoEpochs(kind, runs);

    assertThat(halfway).hasSize(2);
    Trained resumed = train(kind, runs, halfway);
    assertThat(resumed.runMetrics).isEqualTo(straight.runMetrics);
    assertThat(resumed.parameters).isEqualTo(straight.parameters);
    assertThat(resumed.lastEpoch).isEqualTo(straight.lastEpoch);
  }

  private static final class Trained {
    private final Map<Integer, List<Double>> parameters = new TreeMap<>();
    private final Map<Integer, List<Double>> lastEpoch = new TreeMap<>();
    private final List<List<Double>> runMetrics = new ArrayList<>();
  }

  private static List<Checkpoint> stoppedAfterTwoEpochs(
      ClassifierRuns.Kind kind, List<RunParameters> runs) {
    Map<Integer, Checkpoint> saved = new TreeMap<>();
    int[] completed = {0};
    TrainingControl control =
        new TrainingControl(AT_THE_END_ONLY, saved::put, () -> completed[0] == 2);
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        kind.prepared(ClassifierRuns.images(200, 20)),
                        runs,
                        5,
                        ClassifierRuns.MEASURED,
                        List.of(),
                        (lane, epoch, metrics, seconds) -> completed[0] = epoch,
                        control))
        .isInstanceOf(TrainingStoppedException.class);
    return List.copyOf(saved.values());
  }

  private static Trained train(
      ClassifierRuns.Kind kind, List<RunParameters> runs, List<Checkpoint> start) {
    Trained trained = new Trained();
    List<RunOutcome> outcomes =
        trainer()
            .train(
                kind.prepared(ClassifierRuns.images(200, 20)),
                runs,
                5,
                ClassifierRuns.MEASURED,
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
    Section section = checkpoint.state().sections().get("model.parameters");
    List<Double> values = new ArrayList<>();
    if (section instanceof Section.Singles singles) {
      for (float value : singles.values()) {
        values.add((double) value);
      }
      return values;
    }
    return list(((Section.Doubles) section).values());
  }

  private static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static Trainer trainer() {
    return new Trainer(Toolkit.of(List.of(new Adam(), new Sgd())), System::nanoTime);
  }
}
