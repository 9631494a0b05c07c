package org.swath.core.train;

/** Is told of every epoch that a run of a cohort completes, in order. */
@FunctionalInterface
public interface EpochListener {

  /**
   * One run has completed an epoch. An exception from here ends the training of the cohort.
   *
   * @param lane the run's lane
   * @param epoch from 1
   * @param metrics means over the epoch's batches, each taken before its update: the loss, then the
   *     workload's epoch metrics in declared order; not reused
   * @param seconds the run's share of the cohort's wall-clock time for the epoch
   */
  void epochCompleted(int lane, int epoch, double[] metrics, double seconds);
}
