package org.swath.core.stats;

import java.util.Objects;
import java.util.Optional;

/**
 * Two one-sided t tests (Schuirmann 1987): a difference is shown to be no larger than some bound,
 * which a difference test that finds nothing does not show.
 *
 * @param from the lower bound of what counts as equivalent
 * @param to the upper bound
 * @param alpha level of each test
 * @param pAbove that of the test whether the difference is above {@code from}; NaN when the values
 *     do not tell or have no spread
 * @param pBelow that of the test whether it is below {@code to}
 * @param interval with confidence 1 − 2·alpha: lies within the bounds exactly when both tests hold
 * @param flaw why the p values are NaN, as a sentence
 */
public record Equivalence(
    double from,
    double to,
    double alpha,
    double pAbove,
    double pBelow,
    Interval interval,
    Optional<String> flaw) {

  public Equivalence {
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(flaw, "flaw");
    PValues.require(pAbove, pBelow);
  }

  /** The larger of the two p values; NaN when either is. */
  public double pValue() {
    return Math.max(pAbove, pBelow);
  }

  /** Whether the difference is shown to lie between the bounds, at level alpha. */
  public boolean isShown() {
    return pValue() < alpha;
  }
}
