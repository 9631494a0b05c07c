package org.swath.jobs.executor;

import java.io.Serializable;
import org.swath.results.AttemptManifest;

/** What a task tells the driver: an attempt to commit, or why there is none. */
public sealed interface CohortResult extends Serializable {

  /**
   * Attempts at the runs that the task stands for: itself, and those of its forerunners whose
   * process was lost.
   */
  int tries();

  /**
   * The runs have a result, good or bad.
   *
   * @param manifest the attempt's files
   * @param checkpointed whether the runs may have checkpoints, which are of no use once they are
   *     committed
   */
  record Trained(AttemptManifest manifest, int tries, boolean checkpointed)
      implements CohortResult {}

  /**
   * The runs have no result yet.
   *
   * @param setback why not
   */
  record CameToNothing(Setback setback, int tries) implements CohortResult {}
}
