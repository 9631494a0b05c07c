package org.swath.core.train;

/** A lane cannot go on from the checkpoint it was given, which is another run's or model's. */
public final class CheckpointMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int lane;

  public CheckpointMismatchException(int lane, String reason) {
    super("Lane %d cannot go on from its checkpoint: %s".formatted(lane, reason));
    this.lane = lane;
  }

  /** The lane whose checkpoint it is; those of the lanes after it may be no better. */
  public int lane() {
    return lane;
  }
}
