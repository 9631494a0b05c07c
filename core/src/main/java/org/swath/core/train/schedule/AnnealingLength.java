package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** How long a rate takes to fall to its minimum, where it stays. */
final class AnnealingLength {

  private static final Parameter LENGTH =
      Parameter.integer(
          "annealing-length", 0, 0, "Time until the minimum is reached; 0 for all of training");

  static final List<Parameter> PARAMETERS =
      ParameterLists.joined(
          ScheduleTime.PARAMETERS_WITH_LENGTHS, List.of(LENGTH), MinimumRate.PARAMETERS);

  private AnnealingLength() {}

  static double of(ParameterValues settings, ScheduleTime time) {
    return time.lengthOrAll(settings.integer(LENGTH.name()));
  }

  static Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    return MinimumRate.problemWith(settings, baseRate)
        .or(
            () ->
                ScheduleTime.of(settings, horizon)
                    .problemWithLength(LENGTH.name(), settings.integer(LENGTH.name())));
  }
}
