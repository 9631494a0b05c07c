package org.swath.core.train.schedule;

import java.util.function.LongToDoubleFunction;

/**
 * A warm-up whose shares are a function of the step.
 *
 * @param shareAt of each step before {@code steps}
 */
record TimedWarmUp(long steps, LongToDoubleFunction shareAt) implements WarmUp {

  @Override
  public double share(long step) {
    return shareAt.applyAsDouble(step);
  }
}
