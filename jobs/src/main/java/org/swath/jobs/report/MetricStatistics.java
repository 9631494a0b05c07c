package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.converge.Better;
import org.swath.core.stats.AnalysisOfVariance;

/**
 * What the runs of a sweep come to in one metric.
 *
 * @param metric dashed name, {@code final-loss}
 * @param better which values are better; empty for a metric that is neither good nor bad
 * @param groups in the order of the plan
 * @param variance which factors the spread comes from; empty without factors or with fewer than two
 *     values
 * @param comparisons of every group with the reference; empty when there are no two groups with
 *     values
 * @param notes what must be known to read the figures, in sentences
 */
public record MetricStatistics(
    String metric,
    Optional<Better> better,
    List<GroupStatistics> groups,
    Optional<AnalysisOfVariance> variance,
    Optional<Comparisons> comparisons,
    List<String> notes) {

  public MetricStatistics {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(better, "better");
    groups = List.copyOf(groups);
    Objects.requireNonNull(variance, "variance");
    Objects.requireNonNull(comparisons, "comparisons");
    notes = List.copyOf(notes);
  }
}
