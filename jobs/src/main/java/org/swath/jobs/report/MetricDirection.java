package org.swath.jobs.report;

import java.util.List;
import java.util.Optional;
import org.swath.core.converge.Better;

/** Which values of a metric are better, as its name says. */
final class MetricDirection {

  private static final List<String> LOWER =
      List.of("loss", "error", "seconds", "epoch", "distance", "gap", "norm");

  private MetricDirection() {}

  /** Empty for a metric that is neither good nor bad, such as a number of active units. */
  static Optional<Better> of(String metric) {
    String kind = metric.substring(metric.lastIndexOf('-') + 1);
    if (kind.equals("accuracy") || kind.equals("r2")) {
      return Optional.of(Better.HIGHER);
    }
    return LOWER.contains(kind) ? Optional.of(Better.LOWER) : Optional.empty();
  }
}
