package org.swath.core.train;

/** Is given the checkpoints of a cohort's runs. */
@FunctionalInterface
public interface CheckpointListener {

  /**
   * One run can go on from here. An exception from here ends the training of the cohort.
   *
   * @param lane the run's lane
   * @param checkpoint a copy, which nothing changes any more
   */
  void saved(int lane, Checkpoint checkpoint);
}
