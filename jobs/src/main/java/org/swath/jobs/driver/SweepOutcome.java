package org.swath.jobs.driver;

import java.util.List;

/**
 * How the execution of a sweep ended.
 *
 * @param planned runs of the plan
 * @param committedBefore runs that an earlier execution had committed
 * @param committed runs that this one committed, however they ended
 * @param diverged those of them that diverged
 * @param failed those of them that failed
 * @param left why runs were left without a result, other than by an interruption
 * @param interrupted whether it was stopped before the end
 */
public record SweepOutcome(
    int planned,
    int committedBefore,
    int committed,
    int diverged,
    int failed,
    List<String> left,
    boolean interrupted) {

  public SweepOutcome {
    left = List.copyOf(left);
  }

  /** Runs that still have no committed result. */
  public int missing() {
    return planned - committedBefore - committed;
  }
}
