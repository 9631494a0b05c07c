package org.swath.results;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How a run record came to be: enough to say why two records differ.
 *
 * @param attemptId the attempt whose files were committed
 * @param attempts tries at the run's task in one driver session, that one included; a sweep that is
 *     resumed counts from 1 again
 * @param startedAt when that attempt began, in whole microseconds
 * @param origin what was asked for
 * @param environment where it was trained
 */
public record Provenance(
    String attemptId, int attempts, Instant startedAt, Origin origin, Environment environment)
    implements Serializable {

  public Provenance {
    CommittedName.requireAttemptId(attemptId);
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts >= 1 must hold, but got " + attempts);
    }
    startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(environment, "environment");
  }
}
