package org.swath.jobs.driver;

import java.util.Objects;
import org.swath.jobs.executor.TaskSettings;
import org.swath.results.CompactionPolicy;

/**
 * How a sweep is executed, whatever it trains.
 *
 * @param tasks how tasks train
 * @param retryFailed whether runs that are committed as failed are taken out and trained again
 * @param compaction when a sweep that is done compacts its results
 */
public record ExecutionOptions(
    TaskSettings tasks, boolean retryFailed, CompactionPolicy compaction) {

  public ExecutionOptions {
    Objects.requireNonNull(tasks, "tasks");
    Objects.requireNonNull(compaction, "compaction");
  }
}
