package org.swath.results;

import java.util.Set;

/**
 * What a compaction came to.
 *
 * @param runs committed runs that it kept
 * @param removedRuns ids of those that it left out, as it was told to
 * @param filesBefore files in {@code epochs/} and {@code runs/} before
 * @param bytesBefore their length
 * @param filesAfter files there afterwards
 * @param bytesAfter their length
 */
public record CompactionOutcome(
    int runs,
    Set<String> removedRuns,
    int filesBefore,
    long bytesBefore,
    int filesAfter,
    long bytesAfter) {

  public CompactionOutcome {
    removedRuns = Set.copyOf(removedRuns);
  }
}
