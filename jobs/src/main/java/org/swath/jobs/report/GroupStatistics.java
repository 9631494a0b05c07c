package org.swath.jobs.report;

import java.util.Objects;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.stats.Description;
import org.swath.core.stats.Interval;

/**
 * One metric over the completed runs of one group, such as a configuration.
 *
 * @param levels of the factors the group is made by; a factor that does not apply is absent
 * @param runs how many there are, by how they ended
 * @param values over the completed runs that have one
 * @param mean Student's t interval of the mean; unknown for fewer than two values
 * @param interquartileMean BCa bootstrap interval of the mean of the middle half, resampled within
 *     each configuration; unknown for fewer than two values
 */
public record GroupStatistics(
    ParameterValues levels,
    RunCounts runs,
    Description values,
    Interval mean,
    Interval interquartileMean) {

  public GroupStatistics {
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(runs, "runs");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(interquartileMean, "interquartileMean");
    if (values.n() > runs.completed()) {
      throw new IllegalArgumentException(
          "At most one value for each of %d completed runs must be given, but got %d"
              .formatted(runs.completed(), values.n()));
    }
  }
}
