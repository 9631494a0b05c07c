package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Cosine annealing that begins anew after each period, the next one longer by a factor: {@code m +
 * (η - m) (1 + cos(πt/T)) / 2} with the time t since the last restart and the length T of its
 * period (Loshchilov and Hutter, "SGDR" (2017), equation 5).
 */
final class WarmRestarts implements Schedule.Rule {

  private static final Parameter FIRST_PERIOD =
      Parameter.integer("first-period", 1, 1, "Time until the first restart").required();

  private static final Parameter MULTIPLIER =
      new Parameter(
          "period-multiplier",
          new Domain.IntegerRange(1, 1000),
          Optional.of(1L),
          "How many times as long as the last a period is",
          false);

  private static final Component COMPONENT =
      new Component(
          "warm-restarts",
          1,
          "Cosine annealing that begins anew after each period",
          ParameterLists.joined(
              ScheduleTime.PARAMETERS_WITH_LENGTHS,
              List.of(FIRST_PERIOD, MULTIPLIER),
              MinimumRate.PARAMETERS));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    return MinimumRate.problemWith(settings, baseRate)
        .or(
            () ->
                ScheduleTime.of(settings, horizon)
                    .problemWithLength(FIRST_PERIOD.name(), settings.integer(FIRST_PERIOD.name())));
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    long first = settings.integer(FIRST_PERIOD.name());
    long multiplier = settings.integer(MULTIPLIER.name());
    double minimum = MinimumRate.of(settings, baseRate);
    return new TimedSchedule(
        ScheduleTime.of(settings, horizon),
        t -> HalfCosine.between(baseRate, minimum, partOfPeriod(t, first, multiplier)));
  }

  private static double partOfPeriod(long t, long first, long multiplier) {
    if (multiplier == 1) {
      return (double) (t % first) / first;
    }
    long sinceRestart = t;
    long period = first;
    while (sinceRestart >= period) {
      sinceRestart -= period;
      period *= multiplier;
    }
    return (double) sinceRestart / period;
  }
}
