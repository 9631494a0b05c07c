package org.swath.core.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.swath.core.data.Dataset;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointInterval;
import org.swath.core.train.EpochListener;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.optimizer.Optimizers;

/**
 * Runs of a workload that may share a cohort, with what they are trained on.
 *
 * @param name what sets this cohort apart from others of its workload, as in a sentence
 * @param runs as many as lanes may be, all different; their epochs and batches are the same, and a
 *     batch has 4 examples or more
 */
public record ContractCohort(
    String name, Workload workload, Dataset data, DeviceKernel kernel, List<RunParameters> runs) {

  /** The seed of all runs, unless another is given. */
  static final long SEED = 3;

  public ContractCohort {
    runs = List.copyOf(runs);
  }

  @Override
  public String toString() {
    return component().component().name() + " " + name;
  }

  WorkloadComponent component() {
    return workload.component();
  }

  int batchSize() {
    return runs.get(0).training().count("batch-size");
  }

  int epochs() {
    return runs.get(0).training().count("epochs");
  }

  /** Number of examples that an epoch visits. */
  int trainedExamples() {
    return workload.trainedExamples(data.train().count());
  }

  /** Number of values that a batch gives: its loss and the workload's metrics. */
  int termCount() {
    return 1 + component().epochMetrics().size();
  }

  /** All lanes. */
  int[] lanes() {
    return IntStream.range(0, runs.size()).toArray();
  }

  /** Prepared anew each time, as by another process. */
  PreparedWorkload prepared() {
    return workload.prepare(data, kernel);
  }

  /** Models of all runs, as they begin. */
  CohortModel open(long seed) {
    List<ParameterValues> ofLanes = runs.stream().map(RunParameters::workload).toList();
    return prepared().open(ofLanes, batchSize(), new RandomStreams(seed));
  }

  /** The first run's parameters with each of those changed that lanes may not differ in. */
  Stream<ParameterValues> changedWhereLanesMayNotDiffer() {
    ParameterValues own = runs.get(0).workload();
    return component().component().parameters().stream()
        .filter(parameter -> !parameter.fusible())
        .map(parameter -> own.with(parameter.name(), otherValue(parameter, own)));
  }

  private static Object otherValue(Parameter parameter, ParameterValues own) {
    Object value = own.values().get(parameter.name());
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Boolean flag) {
      return !flag;
    }
    return ((Domain.Choice) parameter.domain())
        .choices().stream().filter(word -> !word.equals(value)).findFirst().orElseThrow();
  }

  /** Some runs trained together to their end on a newly prepared workload. */
  List<TrainedRun> train(List<RunParameters> together) {
    return train(prepared(), together, List.of(), (lane, epoch, metrics, seconds) -> {});
  }

  /**
   * Trains runs to their end, and keeps a checkpoint of every epoch.
   *
   * @param start where each goes on; empty to begin at the beginning
   * @param listener told of each epoch
   */
  List<TrainedRun> train(
      PreparedWorkload prepared,
      List<RunParameters> together,
      List<Checkpoint> start,
      EpochListener listener) {
    Map<Integer, List<Checkpoint>> saved = new TreeMap<>();
    for (int lane = 0; lane < together.size(); lane++) {
      saved.put(lane, new ArrayList<>(start.isEmpty() ? List.of() : List.of(start.get(lane))));
    }
    // Checkpoints hold times too: by a clock that stands still these are all the same.
    List<RunOutcome> outcomes =
        new Trainer(Toolkit.of(Optimizers.standard()), () -> 0)
            .train(
                prepared,
                together,
                SEED,
                Measurements.of(component(), List.of()),
                start,
                listener,
                new TrainingControl(
                    new CheckpointInterval.Epochs(1),
                    (lane, checkpoint) -> saved.get(lane).add(checkpoint),
                    () -> false));
    return IntStream.range(0, together.size())
        .mapToObj(lane -> new TrainedRun(saved.get(lane), outcomes.get(lane)))
        .toList();
  }
}
