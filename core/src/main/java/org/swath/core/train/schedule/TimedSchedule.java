package org.swath.core.train.schedule;

import java.util.function.LongToDoubleFunction;

/**
 * A schedule that depends on time alone.
 *
 * @param rateAt the rate of each {@linkplain ScheduleTime time}
 */
record TimedSchedule(ScheduleTime time, LongToDoubleFunction rateAt) implements Schedule {

  @Override
  public double rate(long step) {
    return rateAt.applyAsDouble(time.at(step));
  }
}
