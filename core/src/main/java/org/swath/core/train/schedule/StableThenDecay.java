package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * The learning rate for a time S, then half a cosine down to the minimum m within a time D, then m:
 * what follows the warm-up in a warm-up-stable-decay schedule (Hu et al., "MiniCPM" (2024), section
 * 4, with a cosine for the decay).
 */
final class StableThenDecay implements Schedule.Rule {

  private static final Parameter STABLE =
      Parameter.integer("stable-length", 0, 0, "Time at learning-rate before the decay").required();

  private static final Parameter DECAY =
      Parameter.integer(
          "decay-length", 0, 0, "Time of the decay; 0 for all that is left of training");

  private static final Component COMPONENT =
      new Component(
          "stable-decay",
          1,
          "The same rate for a time, then half a cosine down to a minimum",
          ParameterLists.joined(
              ScheduleTime.PARAMETERS_WITH_LENGTHS,
              List.of(STABLE, DECAY),
              MinimumRate.PARAMETERS));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    double stable = (double) settings.integer(STABLE.name());
    double decay = (double) Math.max(1, settings.integer(DECAY.name()));
    return MinimumRate.problemWith(settings, baseRate)
        .or(
            () ->
                ScheduleTime.of(settings, horizon)
                    .problemWithLengths(
                        "%s + %s".formatted(STABLE.name(), DECAY.name()), stable + decay));
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    ScheduleTime time = ScheduleTime.of(settings, horizon);
    long stable = settings.integer(STABLE.name());
    long given = settings.integer(DECAY.name());
    double decay = given == 0 ? Math.max(1, time.length() - stable) : (double) given;
    double minimum = MinimumRate.of(settings, baseRate);
    return new TimedSchedule(
        time,
        t -> {
          if (t < stable) {
            return baseRate;
          }
          double part = (t - stable) / decay;
          return part >= 1 ? minimum : HalfCosine.between(baseRate, minimum, part);
        });
  }
}
