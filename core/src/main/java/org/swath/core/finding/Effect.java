package org.swath.core.finding;

import java.util.Objects;
import org.swath.core.stats.Interval;

/**
 * The quantity that decided a finding, or was the furthest from deciding it.
 *
 * @param what in words, as in "learning rate 0.1 less learning rate 0.01"
 * @param value in the unit; NaN when it is not known
 * @param unit of the stored numbers: "epochs", "s", "fraction" or "runs"; empty for a metric's own
 * @param interval in which it lies with a confidence of 1 − 2·level; unknown where no test was made
 */
public record Effect(String what, double value, String unit, Interval interval) {

  public Effect {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(interval, "interval");
  }
}
