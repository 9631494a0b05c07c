package org.swath.core.train.schedule;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/** {@code η e^(-λt)}: PyTorch's ExponentialLR with γ = e^-λ. */
final class ExponentialDecay implements Schedule.Rule {

  private static final Component COMPONENT =
      new Component(
          "exponential",
          1,
          "Falls by the same share each time: e^(-λt)",
          ParameterLists.joined(ScheduleTime.PARAMETERS, List.of(DecayShape.SPEED)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    double speed = settings.number(DecayShape.SPEED.name());
    return new TimedSchedule(
        ScheduleTime.of(settings, horizon), t -> baseRate * StrictMath.exp(-speed * t));
  }
}
