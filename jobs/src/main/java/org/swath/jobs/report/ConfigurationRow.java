package org.swath.jobs.report;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * What the runs of one configuration come to.
 *
 * @param configurationId as in the results
 * @param levels by factor; a factor that does not apply is absent
 * @param runs how many there are, by how they ended
 * @param metrics over the completed runs, in the order of the report
 */
public record ConfigurationRow(
    String configurationId, ParameterValues levels, RunCounts runs, List<MetricSummary> metrics) {

  public ConfigurationRow {
    Objects.requireNonNull(configurationId, "configurationId");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(runs, "runs");
    metrics = List.copyOf(metrics);
    List<String> names = metrics.stream().map(MetricSummary::metric).toList();
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("Metrics must differ, but got " + names);
    }
    for (MetricSummary metric : metrics) {
      if (metric.values().size() > runs.completed()) {
        throw new IllegalArgumentException(
            "%s must have at most one value for each of %d completed runs, but has %s"
                .formatted(metric.metric(), runs.completed(), metric.values()));
      }
    }
  }

  /**
   * What this row says of a metric.
   *
   * @throws IllegalArgumentException when the report has no such metric
   */
  public MetricSummary metric(String name) {
    return metrics.stream()
        .filter(metric -> metric.metric().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A report must have the metric that is asked for, one of %s, but got %s"
                        .formatted(metrics.stream().map(MetricSummary::metric).toList(), name)));
  }
}
