package org.swath.jobs.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.parameter.RunParameters;
import org.swath.core.plan.Cohort;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointMismatchException;
import org.swath.core.train.CohortTrainer;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.TrainingStoppedException;

/**
 * Trains the runs of a cohort from where each can go on: those that have come equally far together,
 * the farthest first.
 */
final class CohortTraining {

  private static final Logger LOG = LoggerFactory.getLogger(CohortTraining.class);

  private final Cohort cohort;
  private final SweepOnExecutors sweep;
  private final SweepOnExecutors.Live live;
  private final CohortTrainer trainer;
  private final CohortRecorder recorder;
  private final CohortCheckpoints checkpoints;
  private final SupervisedTraining supervised;

  CohortTraining(
      Cohort cohort,
      SweepOnExecutors sweep,
      SweepOnExecutors.Live live,
      CohortTrainer trainer,
      CohortRecorder recorder,
      CohortCheckpoints checkpoints,
      SupervisedTraining supervised) {
    this.cohort = cohort;
    this.sweep = sweep;
    this.live = live;
    this.trainer = trainer;
    this.recorder = recorder;
    this.checkpoints = checkpoints;
    this.supervised = supervised;
  }

  /**
   * Trains every run and writes down its epochs.
   *
   * @param goesOn whether there may be checkpoints to go on from
   * @return an outcome for each lane
   * @throws CancelledException when it was asked to stop; what could be saved is
   */
  List<RunOutcome> train(boolean goesOn) {
    recorder.started();
    Map<Integer, List<Integer>> lanesByEpoch = new TreeMap<>((a, b) -> Integer.compare(b, a));
    List<Checkpoint> starts = new ArrayList<>();
    for (int lane = 0; lane < cohort.runs().size(); lane++) {
      Checkpoint start = goesOn ? checkpoints.newest(lane).orElse(null) : null;
      starts.add(start);
      int epoch = start == null ? 0 : start.epoch();
      lanesByEpoch.computeIfAbsent(epoch, key -> new ArrayList<>()).add(lane);
    }
    RunOutcome[] outcomes = new RunOutcome[starts.size()];
    for (Map.Entry<Integer, List<Integer>> group : lanesByEpoch.entrySet()) {
      List<Integer> lanes = group.getValue();
      List<RunOutcome> ofGroup =
          group.getKey() == 0
              ? train(lanes, List.of())
              : goOn(lanes, lanes.stream().map(starts::get).toList());
      for (int i = 0; i < lanes.size(); i++) {
        outcomes[lanes.get(i)] = ofGroup.get(i);
      }
    }
    return List.of(outcomes);
  }

  private List<RunOutcome> goOn(List<Integer> lanes, List<Checkpoint> start) {
    try {
      return train(lanes, start);
    } catch (CheckpointMismatchException e) {
      // Nothing was trained or recorded yet.
      LOG.warn("Runs of cohort {} begin anew", cohort.cohortId(), e);
      return train(lanes, List.of());
    }
  }

  private List<RunOutcome> train(List<Integer> lanes, List<Checkpoint> start) {
    List<RunParameters> runs =
        lanes.stream().map(lane -> cohort.runs().get(lane).parameters()).toList();
    boolean[] replayed = {start.isEmpty()};
    List<RunOutcome> outcomes;
    try {
      outcomes =
          trainer.train(
              live.workload(),
              runs,
              cohort.runs().get(0).seed(),
              live.measurements(),
              start,
              (index, epoch, metrics, seconds) -> {
                supervised.beat();
                recorder.epochCompleted(lanes.get(index), epoch, metrics, seconds);
              },
              new TrainingControl(
                  sweep.settings().checkpoints(),
                  (index, checkpoint) ->
                      recorder.writing(() -> checkpoints.save(lanes.get(index), checkpoint)),
                  () -> {
                    replayOnce(replayed, lanes, start);
                    return beatAndAsk();
                  }));
    } catch (TrainingStoppedException e) {
      throw new CancelledException();
    }
    replayOnce(replayed, lanes, start);
    return outcomes;
  }

  /** Asked before each epoch and each evaluation, which is progress too. */
  private boolean beatAndAsk() {
    supervised.beat();
    return supervised.stopRequested();
  }

  private void replayOnce(boolean[] replayed, List<Integer> lanes, List<Checkpoint> start) {
    if (!replayed[0]) {
      replayed[0] = true;
      for (int i = 0; i < start.size(); i++) {
        recorder.replay(lanes.get(i), start.get(i));
      }
    }
  }
}
