package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.swath.core.spec.PublishedValue;
import org.swath.core.stats.SeedSummary;

/**
 * One metric of one configuration.
 *
 * @param metric dashed name, {@code final-loss}
 * @param values one for each completed run that has one, in the order of the plan
 * @param notMet how many of them say only that the convergence criterion was not met by that epoch;
 *     empty for every other metric
 * @param published what a publication reports of it, if anything
 */
public record MetricSummary(
    String metric, List<Double> values, OptionalInt notMet, Optional<PublishedValue> published) {

  /** The loss of a run's last epoch. */
  public static final String FINAL_LOSS = "final-loss";

  /** How long a run trained. */
  public static final String TRAIN_SECONDS = "train-seconds";

  /** The metric that the spec's first convergence criterion gives. */
  public static final String CONVERGENCE_EPOCH = "convergence-epoch";

  public MetricSummary {
    Objects.requireNonNull(metric, "metric");
    values = List.copyOf(values);
    Objects.requireNonNull(published, "published");
    if (notMet.isPresent() && (notMet.getAsInt() < 0 || notMet.getAsInt() > values.size())) {
      throw new IllegalArgumentException(
          "notMet must count some of %d values, but got %d"
              .formatted(values.size(), notMet.getAsInt()));
    }
  }

  /** The metric's name as results have it, {@code final_loss}. */
  public String column() {
    return metric.replace('-', '_');
  }

  /** Mean, population standard deviation and number of the values. */
  public SeedSummary overSeeds() {
    return SeedSummary.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
