package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** Drops at even distances: {@code η γ^⌊t/T⌋}, as PyTorch's StepLR. */
final class StepDecay implements Schedule.Rule {

  private static final Parameter PERIOD =
      Parameter.integer("drop-period", 1, 1, "Time between two drops").required();

  private static final Component COMPONENT =
      new Component(
          "step",
          1,
          "Drops at even distances",
          ParameterLists.joined(
              ScheduleTime.PARAMETERS_WITH_LENGTHS, List.of(PERIOD, DropFactor.PARAMETER)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    return ScheduleTime.of(settings, horizon)
        .problemWithLength(PERIOD.name(), settings.integer(PERIOD.name()));
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    long period = settings.integer(PERIOD.name());
    double factor = settings.number(DropFactor.PARAMETER.name());
    return new TimedSchedule(
        ScheduleTime.of(settings, horizon),
        t -> {
          long drops = t / period;
          return baseRate * StrictMath.pow(factor, (double) drops);
        });
  }
}
