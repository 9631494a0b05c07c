package org.swath.jobs.compare;

import java.util.Objects;

/**
 * One metric of one configuration in A and in B.
 *
 * @param configuration which
 * @param difference over the pairs that completed on both sides and have the metric
 * @param notMet how many of these only say that the convergence criterion was not met
 */
public record ConfigurationDifference(
    ConfigurationPair configuration, Difference difference, NotMet notMet) {

  public ConfigurationDifference {
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(difference, "difference");
    Objects.requireNonNull(notMet, "notMet");
  }

  ConfigurationDifference withAdjustedPValue(double adjusted) {
    return new ConfigurationDifference(
        configuration, difference.withAdjustedPValue(adjusted), notMet);
  }
}
