package org.swath.core.train;

import java.util.List;
import org.swath.core.parameter.RunParameters;
import org.swath.core.workload.PreparedWorkload;

/** Trains and evaluates cohorts, see {@link Trainer#train}. Thread-safe. */
@FunctionalInterface
public interface CohortTrainer {

  /**
   * Trains and evaluates one cohort.
   *
   * @param workload what to train
   * @param lanes the parameters of each run
   * @param seed the seed that the runs share
   * @param measurements what {@link EpochListener} is told of each epoch
   * @param start where each lane goes on, all after the same epoch; empty to begin at the beginning
   * @param listener told of each epoch completed here, on this thread
   * @param control when to save, and whether to stop
   * @return one outcome per lane, of all its epochs
   * @throws CheckpointMismatchException when a checkpoint is not of its lane's run; nothing was
   *     trained
   * @throws TrainingStoppedException when it was asked to stop before all was done
   */
  List<RunOutcome> train(
      PreparedWorkload workload,
      List<RunParameters> lanes,
      long seed,
      Measurements measurements,
      List<Checkpoint> start,
      EpochListener listener,
      TrainingControl control);
}
