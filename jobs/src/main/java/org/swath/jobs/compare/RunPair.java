package org.swath.jobs.compare;

import java.util.Objects;

/** Two runs that are compared with each other: one of A and one of B, at the same seed. */
public record RunPair(PlannedRun a, PlannedRun b) {

  public RunPair {
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    if (a.spec().seed() != b.spec().seed()) {
      throw new IllegalArgumentException(
          "Paired runs must have one seed, but got %d and %d"
              .formatted(a.spec().seed(), b.spec().seed()));
    }
  }

  public long seed() {
    return a.spec().seed();
  }

  /** Whether both are one run: everything that makes a run's id is equal. */
  public boolean isOneRun() {
    return a.spec().runId().equals(b.spec().runId());
  }

  /** Whether it ended in both, and not alike. */
  public boolean hasChangedEnd() {
    return a.end() != b.end() && a.end() != RunEnd.MISSING && b.end() != RunEnd.MISSING;
  }

  /** Whether both trained to their end, so that their numbers can be compared. */
  public boolean isCompleted() {
    return a.end() == RunEnd.COMPLETED && b.end() == RunEnd.COMPLETED;
  }
}
