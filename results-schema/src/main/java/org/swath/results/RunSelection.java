package org.swath.results;

/** Which of the committed runs a compaction keeps. */
public enum RunSelection {
  /** Every run. */
  KEEP_ALL,
  /**
   * Every run but those that failed: they are as if they had never been trained, and may be trained
   * again.
   */
  DROP_FAILED;

  boolean keeps(RunStatus status) {
    return this == KEEP_ALL || status != RunStatus.FAILED;
  }
}
