package org.swath.jobs.compare;

import java.util.Objects;
import java.util.Optional;
import org.swath.core.plan.RunSpec;
import org.swath.results.RunRecord;

/**
 * A run of one sweep, as planned and as committed.
 *
 * @param spec what was asked for
 * @param record what became of it; empty while nothing is committed
 */
public record PlannedRun(RunSpec spec, Optional<RunRecord> record) {

  public PlannedRun {
    Objects.requireNonNull(spec, "spec");
    record.ifPresent(
        committed -> {
          if (!committed.run().runId().equals(spec.runId())) {
            throw new IllegalArgumentException(
                "The record must be that of run %s, but got that of %s"
                    .formatted(spec.runId(), committed.run()));
          }
        });
  }

  /** How it stands in the results. */
  public RunEnd end() {
    return RunEnd.of(record);
  }
}
