package org.swath.core.train;

/** Bytes are no checkpoint that a run can go on from; the message says what was found. */
public final class UnusableCheckpointException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Reason {
    /** Something else. */
    NOT_A_CHECKPOINT,
    /** Cut short, or changed after it was written. */
    DAMAGED,
    /** Whole, but of a format that this code is too old for. */
    NEWER_FORMAT,
    /** Whole, but of another run, or of arithmetic that gives other bits. */
    FOREIGN
  }

  private final Reason reason;

  UnusableCheckpointException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
