package org.swath.jobs.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.swath.results.RunStatus;

/**
 * How many runs were planned, and how those that are committed ended.
 *
 * @param planned runs of the plan
 * @param committed by how they ended; a status that is absent counts none
 */
public record RunCounts(int planned, Map<RunStatus, Integer> committed) {

  public RunCounts {
    EnumMap<RunStatus, Integer> complete = new EnumMap<>(RunStatus.class);
    for (RunStatus status : RunStatus.values()) {
      int runs = committed.getOrDefault(status, 0);
      if (runs < 0) {
        throw new IllegalArgumentException(
            "%s >= 0 must hold, but got %d".formatted(status.text(), runs));
      }
      complete.put(status, runs);
    }
    committed = Collections.unmodifiableMap(complete);
    if (sum(committed) > planned) {
      throw new IllegalArgumentException(
          "At most the planned runs can be committed, %d, but got %s"
              .formatted(planned, committed));
    }
  }

  /** Committed runs that ended with {@code status}. */
  public int of(RunStatus status) {
    return committed.get(status);
  }

  /** Committed runs that trained to their end and were evaluated. */
  public int completed() {
    return of(RunStatus.COMPLETED);
  }

  /** Planned runs of which nothing is committed. */
  public int missing() {
    return planned - sum(committed);
  }

  /** These and {@code other} counts together. */
  RunCounts plus(RunCounts other) {
    EnumMap<RunStatus, Integer> both = new EnumMap<>(committed);
    other.committed.forEach((status, runs) -> both.merge(status, runs, Integer::sum));
    return new RunCounts(planned + other.planned, both);
  }

  private static int sum(Map<RunStatus, Integer> committed) {
    return committed.values().stream().flatMapToInt(IntStream::of).sum();
  }
}
