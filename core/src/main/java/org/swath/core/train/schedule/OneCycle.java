package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Up to the learning rate and down to almost nothing, along half a cosine each (Smith and Topin,
 * "Super-Convergence" (2018)), as PyTorch's OneCycleLR has it: from η/d at t = 0 to η at t = pT - 1
 * and to η/(d·e) at t = T - 1, with the rise's share p, the start's divisor d, the end's divisor e
 * and T all that is left of training.
 */
final class OneCycle implements Schedule.Rule {

  private static final Domain.NumberRange AT_LEAST_ONE =
      new Domain.NumberRange(1, true, Double.POSITIVE_INFINITY, false);

  private static final Parameter RISE =
      Parameter.number(
          "rise-share",
          new Domain.NumberRange(0, false, 1, false),
          0.3,
          "Share of the time in which the rate rises");

  private static final Parameter START =
      Parameter.number(
          "start-divisor", AT_LEAST_ONE, 25, "learning-rate over the rate it begins with");

  private static final Parameter END =
      Parameter.number(
          "end-divisor", AT_LEAST_ONE, 1e4, "The rate it begins with over the rate it ends with");

  private static final Component COMPONENT =
      new Component(
          "one-cycle",
          1,
          "Rises to learning-rate and falls to almost nothing",
          ParameterLists.joined(ScheduleTime.PARAMETERS, List.of(RISE, START, END)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    ScheduleTime time = ScheduleTime.of(settings, horizon);
    double rise = settings.number(RISE.name());
    return rise * time.length() > 1
        ? Optional.empty()
        : Optional.of(
            "The rise of one-cycle must take more than one of the schedule's %s, but %s %s of the %s after the warm-up is %s. Raise it, train longer, or count in steps"
                .formatted(
                    time.unit(),
                    RISE.name(),
                    Wording.number(rise),
                    Wording.number(time.length()),
                    Wording.number(rise * time.length())));
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    ScheduleTime time = ScheduleTime.of(settings, horizon);
    double top = settings.number(RISE.name()) * time.length() - 1;
    double end = time.length() - 1;
    double first = baseRate / settings.number(START.name());
    double last = first / settings.number(END.name());
    return new TimedSchedule(
        time,
        t ->
            t <= top
                ? HalfCosine.between(first, baseRate, t / top)
                : HalfCosine.between(baseRate, last, Math.min(1, (t - top) / (end - top))));
  }
}
