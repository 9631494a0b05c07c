package org.swath.jobs.executor;

import java.io.Serializable;
import java.time.Duration;
import org.swath.core.train.CheckpointInterval;

/**
 * How tasks go about their training, whatever they train.
 *
 * @param epochLimit the longest time that an epoch of a cohort, or the evaluation of a run, may
 *     take; a training that takes longer is taken to hang
 * @param checkpoints how often runs are saved
 */
public record TaskSettings(Duration epochLimit, CheckpointInterval checkpoints)
    implements Serializable {

  public TaskSettings {
    if (epochLimit.isNegative() || epochLimit.isZero()) {
      throw new IllegalArgumentException("epochLimit > 0 must hold, but got " + epochLimit);
    }
  }
}
