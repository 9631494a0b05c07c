package org.swath.models.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.models.ModelRuns.images;
import static org.swath.models.ModelRuns.prepared;
import static org.swath.models.ModelRuns.run;
import static org.swath.models.ModelRuns.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.Section;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.TrainingStoppedException;
import org.swath.core.workload.Workload;
import org.swath.models.ModelRuns;
import org.swath.models.Task;

/**
 * Runs that are stopped and go on in a newly made network end with every bit of runs that were
 * never disturbed, whatever their layers draw and remember.
 */
class ModelResumeTest {

  private static final CheckpointInterval AT_THE_END_ONLY = new CheckpointInterval.Epochs(4);

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(
            Networks.perceptron(DataType.FLOAT).toJson(),
            Map.of("hidden-1.dropout", 0.2, "layer1.dropout", 0.5)),
        Arguments.of(Networks.convolution(DataType.DOUBLE).toJson(), Map.of()),
        Arguments.of(Networks.branches().toJson(), Map.of("left.dropout", 0.3)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aRunGoesOnWithTheSameBits(String model, Map<String, Object> settings) {
    Workload workload = ModelRuns.workload(new Dl4jFormat(), Task.CLASSIFICATION, model);
    RunParameters run = run("adam", 0.01, settings);
    Trained straight = train(workload, run, List.of());
    Checkpoint halfway = stoppedAfterTwoEpochs(workload, run);
    Trained resumed = train(workload, run, List.of(halfway));

    assertThat(straight.curve).hasSize(4);
    assertThat(resumed.curve).isEqualTo(straight.curve.subList(2, 4));
    assertThat(resumed.runMetrics).isEqualTo(straight.runMetrics);
    assertThat(resumed.parameters).isEqualTo(straight.parameters);
  }

  private static final class Trained {
    private final List<List<Double>> curve = new ArrayList<>();
    private List<Double> runMetrics = List.of();
    private Map<String, List<Double>> parameters = Map.of();
  }

  private static Checkpoint stoppedAfterTwoEpochs(Workload workload, RunParameters run) {
    Map<Integer, Checkpoint> saved = new TreeMap<>();
    int[] completed = {0};
    TrainingControl control =
        new TrainingControl(AT_THE_END_ONLY, saved::put, () -> completed[0] == 2);
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        prepared(workload, images(100, 40)),
                        List.of(run),
                        5,
                        ModelRuns.measured(workload),
                        List.of(),
                        (lane, epoch, metrics, seconds) -> completed[0] = epoch,
                        control))
        .isInstanceOf(TrainingStoppedException.class);
    return saved.get(0);
  }

  private static Trained train(Workload workload, RunParameters run, List<Checkpoint> start) {
    Trained trained = new Trained();
    RunOutcome outcome =
        trainer()
            .train(
                prepared(workload, images(100, 40)),
                List.of(run),
                5,
                ModelRuns.measured(workload),
                start,
                (lane, epoch, metrics, seconds) -> trained.curve.add(list(metrics)),
                new TrainingControl(
                    AT_THE_END_ONLY,
                    (lane, end) -> trained.parameters = sections(end),
                    () -> false))
            .get(0);
    trained.runMetrics = list(outcome.runMetrics());
    return trained;
  }

  private static Map<String, List<Double>> sections(Checkpoint checkpoint) {
    Map<String, List<Double>> sections = new TreeMap<>();
    checkpoint
        .state()
        .sections()
        .forEach(
            (name, section) -> {
              if (section instanceof Section.Singles singles) {
                List<Double> values = new ArrayList<>();
                for (float value : singles.values()) {
                  values.add((double) value);
                }
                sections.put(name, values);
              } else if (section instanceof Section.Doubles doubles) {
                sections.put(name, list(doubles.values()));
              }
            });
    return sections;
  }

  private static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
