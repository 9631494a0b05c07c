package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * {@code m + (η - m) (1 - t/T)^α} until T, then the minimum m: PyTorch's PolynomialLR for m = 0.
 */
final class PolynomialDecay implements Schedule.Rule {

  private static final Component COMPONENT =
      new Component(
          "polynomial",
          1,
          "Falls to a minimum along a power of the time left",
          ParameterLists.joined(AnnealingLength.PARAMETERS, List.of(DecayShape.POWER)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    return AnnealingLength.problemWith(settings, baseRate, horizon);
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    ScheduleTime time = ScheduleTime.of(settings, horizon);
    double length = AnnealingLength.of(settings, time);
    double minimum = MinimumRate.of(settings, baseRate);
    double power = settings.number(DecayShape.POWER.name());
    return new TimedSchedule(
        time,
        t ->
            t >= length
                ? minimum
                : minimum + (baseRate - minimum) * StrictMath.pow(1 - t / length, power));
  }
}
