package org.swath.core.train.schedule;

import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * {@code m + (η - m) (1 + cos(πt/T)) / 2} until T, then the minimum m (Loshchilov and Hutter,
 * "SGDR" (2017), equation 5, for one period). Unlike PyTorch's CosineAnnealingLR it does not rise
 * again after T.
 */
final class CosineAnnealing implements Schedule.Rule {

  private static final Component COMPONENT =
      new Component(
          "cosine", 1, "Falls to a minimum along half a cosine", AnnealingLength.PARAMETERS);

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
    return new TimedSchedule(
        time, t -> t >= length ? minimum : HalfCosine.between(baseRate, minimum, t / length));
  }
}
