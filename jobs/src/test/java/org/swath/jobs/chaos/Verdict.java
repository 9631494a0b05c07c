package org.swath.jobs.chaos;

import java.util.List;

/**
 * How a disturbed sweep ended.
 *
 * @param schedule what was to happen
 * @param fired what happened of it
 * @param restarts how often the command was given again
 * @param looks how often the naive reader looked
 * @param failedLooks how often it found a file gone that had been listed
 * @param seconds from the first command to the end
 * @param problems what must not be, each beginning with its sort and a colon; empty when all is
 *     well
 * @param logs where the processes' logs lie
 */
record Verdict(
    ChaosSchedule schedule,
    List<Fault> fired,
    int restarts,
    int looks,
    int failedLooks,
    double seconds,
    List<String> problems,
    String logs) {

  Verdict {
    fired = List.copyOf(fired);
    problems = List.copyOf(problems);
  }

  boolean isWell() {
    return problems.isEmpty();
  }

  /** Problems of one sort. */
  long count(String sort) {
    return problems.stream().filter(problem -> problem.startsWith(sort + ":")).count();
  }

  /** One line. */
  @Override
  public String toString() {
    return "%s | fired %d of %d: %s | %d restarts, %d looks, %d failed | %.1f s | planned: %s%s"
        .formatted(
            isWell() ? "well" : "NOT WELL",
            fired.size(),
            schedule.faults().size(),
            fired.isEmpty() ? "-" : new ChaosSchedule(fired),
            restarts,
            looks,
            failedLooks,
            seconds,
            schedule,
            isWell() ? "" : " | " + problems + " | " + logs);
  }
}
