package org.swath.jobs.executor;

import java.io.Serializable;
import java.util.List;

/**
 * Is told when a sweep gets to a point where things may break. Does nothing in production; a test
 * throws, waits or kills the process there.
 */
@FunctionalInterface
public interface FaultPoints extends Serializable {

  /** Where a sweep may be. */
  enum Point {
    /** On an executor, before the runs' models are made. */
    BEFORE_TRAINING,
    /** On an executor: a run has completed an epoch, which is written down. */
    EPOCH_COMPLETED,
    /** On an executor: the attempt's files are whole, and the driver does not know it yet. */
    ATTEMPT_WRITTEN,
    /** On the driver, before anything of the attempt is made visible. */
    BEFORE_COMMIT,
    /** On the driver: the attempt is committed. */
    AFTER_COMMIT
  }

  /**
   * A point that was reached.
   *
   * @param runIds the runs concerned: of an epoch that run, else all of the attempt
   * @param attemptId whose attempt; different for every try
   * @param epoch the epoch completed; 0 elsewhere
   */
  record Place(Point point, List<String> runIds, String attemptId, int epoch) {}

  /** Nothing happens. */
  FaultPoints NONE = place -> {};

  void reached(Place place);
}
