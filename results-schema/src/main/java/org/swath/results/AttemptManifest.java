package org.swath.results;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an attempt tells the driver about its two finished files: all that travels back from an
 * executor. The rows stay where they were written.
 *
 * @param attemptId which attempt
 * @param cohortId which cohort it trained
 * @param epochs the file of epoch metrics
 * @param runs the file of run records
 * @param outcomes one for each row of {@code runs}, in that order
 */
public record AttemptManifest(
    String attemptId,
    String cohortId,
    WrittenFile epochs,
    WrittenFile runs,
    List<RunOutcome> outcomes)
    implements Serializable {

  /**
   * How one run of the attempt ended.
   *
   * @param runId which run
   * @param status how it ended
   * @param epochsCompleted number of its rows in the file of epoch metrics
   * @param resultDigest SHA-256 of what it measured, 64 lower-case hexadecimal digits
   */
  public record RunOutcome(String runId, RunStatus status, int epochsCompleted, String resultDigest)
      implements Serializable {

    public RunOutcome {
      WrittenFile.requireSha256("resultDigest", resultDigest);
    }
  }

  public AttemptManifest {
    new CommittedName(cohortId, attemptId);
    outcomes = List.copyOf(outcomes);
    if (outcomes.isEmpty() || runs.rows() != outcomes.size()) {
      throw new IllegalArgumentException(
          ("A manifest must tell of at least one run and of each row of %s, but tells of"
                  + " %d for %d rows")
              .formatted(runs.path(), outcomes.size(), runs.rows()));
    }
    Set<String> runIds = new HashSet<>();
    long epochRows = 0;
    for (RunOutcome outcome : outcomes) {
      if (!runIds.add(outcome.runId())) {
        throw new IllegalArgumentException(
            "A manifest must tell of each run once, but tells of " + outcome.runId() + " twice");
      }
      epochRows += outcome.epochsCompleted();
    }
    if (epochs.rows() != epochRows) {
      throw new IllegalArgumentException(
          "%s must have one row for each completed epoch, %d, but has %d"
              .formatted(epochs.path(), epochRows, epochs.rows()));
    }
  }

  CommittedName committedName() {
    return new CommittedName(cohortId, attemptId);
  }
}
