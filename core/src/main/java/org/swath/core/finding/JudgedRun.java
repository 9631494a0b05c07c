package org.swath.core.finding;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;
import org.swath.results.RunStatus;

/**
 * A run of the plan, as far as hypotheses need to know it.
 *
 * @param configurationId equal for runs that differ in the seed alone
 * @param levels by factor; a factor that does not apply is absent
 * @param seed runs of two configurations at one seed are a pair
 * @param status how it ended; empty when nothing of it is committed
 * @param metrics by dashed name, those of a completed run; a metric without a number is absent
 */
public record JudgedRun(
    String configurationId,
    ParameterValues levels,
    long seed,
    Optional<RunStatus> status,
    Map<String, Observation> metrics) {

  public JudgedRun {
    Objects.requireNonNull(configurationId, "configurationId");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(status, "status");
    metrics = Map.copyOf(metrics);
  }

  /** Why the run has no number for a metric; empty when it has one. */
  Optional<Gap> gap(String metric) {
    if (status.isEmpty()) {
      return Optional.of(Gap.MISSING);
    }
    if (status.get() != RunStatus.COMPLETED) {
      return Optional.of(status.get() == RunStatus.DIVERGED ? Gap.DIVERGED : Gap.FAILED);
    }
    Observation observation = metrics.get(metric);
    if (observation == null || !Double.isFinite(observation.value())) {
      return Optional.of(Gap.WITHOUT_VALUE);
    }
    return switch (observation.certainty()) {
      case KNOWN -> Optional.empty();
      case BEYOND -> Optional.of(Gap.NOT_CONVERGED);
      case SHARED -> Optional.of(Gap.TIMED_TOGETHER);
    };
  }

  /** The metric's value; NaN when there is a gap. */
  double value(String metric) {
    return gap(metric).isPresent() ? Double.NaN : metrics.get(metric).value();
  }
}
