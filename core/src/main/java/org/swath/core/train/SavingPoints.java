package org.swath.core.train;

import java.util.function.LongSupplier;

/**
 * Where runs that are trained together are saved, and where they stop when they are asked to:
 * between epochs, and before evaluations. Used by one thread.
 */
public final class SavingPoints {

  private final TrainingControl control;
  private final LongSupplier nanoTime;
  private final Runnable save;
  private int epochsCompleted;
  private int lastSavedEpoch;
  private long lastSavedNanos;

  /**
   * Begins with the training of the runs.
   *
   * @param nanoTime a clock, as {@link System#nanoTime()}
   * @param save saves the runs as they are
   */
  public SavingPoints(TrainingControl control, LongSupplier nanoTime, Runnable save) {
    this.control = control;
    this.nanoTime = nanoTime;
    this.save = save;
    this.lastSavedNanos = nanoTime.getAsLong();
  }

  /** The runs go on after an epoch, from where they were saved. */
  public void goOnAfter(int epoch) {
    epochsCompleted = epoch;
    lastSavedEpoch = epoch;
  }

  /** An epoch is completed: the runs are saved when it is time. */
  public void completed(int epoch) {
    epochsCompleted = epoch;
    if (control.interval().due(epoch, nanoTime.getAsLong() - lastSavedNanos)) {
      save();
    }
  }

  /**
   * Stops, when that was asked for, with the runs saved unless they are already or never are.
   *
   * @param epochs of the whole training
   * @throws TrainingStoppedException then
   */
  public void stopIfAsked(int epochs) {
    if (control.stopRequested().getAsBoolean()) {
      if (lastSavedEpoch < epochsCompleted
          && !(control.interval() instanceof CheckpointInterval.Off)) {
        save();
      }
      throw new TrainingStoppedException(epochsCompleted, epochs);
    }
  }

  private void save() {
    save.run();
    lastSavedEpoch = epochsCompleted;
    lastSavedNanos = nanoTime.getAsLong();
  }
}
