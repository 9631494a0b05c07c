package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * The rate below which a schedule does not go: the greater of {@code minimum-rate} and {@code
 * minimum-share} times the run's learning rate.
 */
final class MinimumRate {

  private static final Parameter RATE =
      Parameter.number(
          "minimum-rate",
          Domain.NumberRange.nonNegative(),
          0,
          "Rate that the schedule does not go below");

  private static final Parameter SHARE =
      Parameter.number(
          "minimum-share",
          Domain.NumberRange.fraction(),
          0,
          "Share of learning-rate that the schedule does not go below");

  static final List<Parameter> PARAMETERS = List.of(RATE, SHARE);

  private MinimumRate() {}

  static double of(ParameterValues settings, double baseRate) {
    return Math.max(settings.number(RATE.name()), settings.number(SHARE.name()) * baseRate);
  }

  static Optional<String> problemWith(ParameterValues settings, double baseRate) {
    double minimum = settings.number(RATE.name());
    return minimum <= baseRate
        ? Optional.empty()
        : Optional.of(
            "%s must be at most learning-rate, %s, but got %s. Lower it, or give %s instead"
                .formatted(RATE.name(), baseRate, minimum, SHARE.name()));
  }
}
