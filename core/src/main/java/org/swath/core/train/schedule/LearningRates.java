package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;

/**
 * The learning rates that runs may have: every warm-up before every schedule.
 *
 * @param warmUps the warm-ups that a run may name
 * @param schedules those that may follow
 */
public record LearningRates(WarmUps warmUps, Schedules schedules) {

  /** Every warm-up and schedule of this package. */
  public static LearningRates standard() {
    return new LearningRates(WarmUps.standard(), Schedules.standard());
  }

  /**
   * What a spec can choose from: the schedule, its warm-up, and what the batch size does to both.
   */
  public List<Part> parts() {
    return List.of(schedules.part(), warmUps.part(), RateScaling.part());
  }

  /**
   * What keeps a run from having its learning rate.
   *
   * @param horizon the whole of the run's training
   * @return what must hold, what was given and what to do; empty when nothing is wrong
   */
  public Optional<String> problemWith(RunParameters run, Horizon horizon) {
    return warmUps
        .problemWith(run.part(WarmUps.NAME), horizon)
        .or(
            () ->
                schedules.problemWith(
                    run.part(Schedules.NAME),
                    RateScaling.baseRate(run),
                    horizon.after(warmUp(run, horizon).steps())));
  }

  /**
   * The learning rate of one run, whose parts may be any that {@link #problemWith} finds nothing
   * wrong with.
   *
   * @param horizon the whole of the run's training
   */
  public LearningRate open(RunParameters run, Horizon horizon) {
    WarmUp warmUp = warmUp(run, horizon);
    Schedule schedule =
        schedules.open(
            run.part(Schedules.NAME), RateScaling.baseRate(run), horizon.after(warmUp.steps()));
    return new LearningRate(warmUp, schedule);
  }

  private WarmUp warmUp(RunParameters run, Horizon horizon) {
    return warmUps.open(run.part(WarmUps.NAME), horizon);
  }
}
