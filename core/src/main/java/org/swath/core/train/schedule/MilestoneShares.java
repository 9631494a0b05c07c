package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * A table of rates: η until the first milestone, then a share of η from each milestone on until the
 * next. With shares that are powers of one factor it is PyTorch's MultiStepLR.
 */
final class MilestoneShares implements Schedule.Rule {

  private static final Parameter SHARES =
      new Parameter(
          "rate-shares",
          new Domain.Milestones(),
          Optional.empty(),
          "Shares of learning-rate and the times they hold from, as in 50=0.5 120=0.3",
          false);

  private static final Component COMPONENT =
      new Component(
          "milestones",
          1,
          "Takes given shares of the rate from given times on",
          ParameterLists.joined(ScheduleTime.PARAMETERS_WITH_LENGTHS, List.of(SHARES)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    return ScheduleTime.of(settings, horizon)
        .problemWithLength("The last time of " + SHARES.name(), shares(settings).lastKey());
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    SortedMap<Long, Double> shares = shares(settings);
    return new TimedSchedule(
        ScheduleTime.of(settings, horizon),
        t -> {
          SortedMap<Long, Double> reached = shares.headMap(t + 1);
          return reached.isEmpty() ? baseRate : baseRate * shares.get(reached.lastKey());
        });
  }

  private static SortedMap<Long, Double> shares(ParameterValues settings) {
    return Domain.Milestones.shares(settings.text(SHARES.name()));
  }
}
