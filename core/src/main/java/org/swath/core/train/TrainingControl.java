package org.swath.core.train;

import java.util.function.BooleanSupplier;

/**
 * What may be wanted of a training beside its results.
 *
 * @param interval how often runs are saved
 * @param checkpoints is given each run that is saved, on the training thread
 * @param stopRequested whether training shall end early; asked on the training thread before each
 *     epoch and before each evaluation, and not again after it said yes
 */
public record TrainingControl(
    CheckpointInterval interval, CheckpointListener checkpoints, BooleanSupplier stopRequested) {

  /** Neither saves nor stops. */
  public static TrainingControl none() {
    return new TrainingControl(new CheckpointInterval.Off(), (lane, checkpoint) -> {}, () -> false);
  }
}
