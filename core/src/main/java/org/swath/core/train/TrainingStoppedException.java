package org.swath.core.train;

/** Training ended early because it was asked to; there are no outcomes. */
public final class TrainingStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int epochsCompleted;

  public TrainingStoppedException(int epochsCompleted, int epochs) {
    super(
        "Training was asked to stop and did after epoch %d of %d"
            .formatted(epochsCompleted, epochs));
    this.epochsCompleted = epochsCompleted;
  }

  /** The last epoch that was completed; all of them when it was evaluation that did not happen. */
  public int epochsCompleted() {
    return epochsCompleted;
  }
}
