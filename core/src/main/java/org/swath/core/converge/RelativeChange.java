package org.swath.core.converge;

/**
 * Converged once {@code window} relative changes in a row, each over {@code lag} epochs, were
 * smaller than {@code tolerance}.
 *
 * <p>With the curve L indexed from 0 and k = {@code lag}: the relative change into j is |L_j −
 * L_(j−k)| / |L_(j−k)|. Let i be the smallest index with i ≥ k + window − 1 such that the relative
 * changes into all of the {@code window} indices j = i − window + 1, …, i are smaller than {@code
 * tolerance}. Then the convergence epoch, counted from 1, is i − window − k + 2: the epoch from
 * which the first of these changes is taken, index i − window + 1 − k. With k = 1 it is the epoch
 * that {@link AbsoluteChange} names for the same changes.
 *
 * <p>The usual form, |L_t − L_(t−k)| / L_(t−k) &lt; tolerance, divides by the value itself, and so
 * takes every fall of a negative loss for small; here the size of the value divides.
 *
 * <p>A change from 0 is never small, since it has no relative size, and neither is one to or from
 * NaN or an infinity: a curve that stays at 0 never converges by this rule.
 *
 * @param tolerance a ratio, finite and greater than 0; a change that equals it is not small
 * @param lag k, epochs from one value to the one it is compared with, at least 1
 * @param window number of changes, at least 1
 */
public record RelativeChange(double tolerance, int lag, int window)
    implements ConvergenceCriterion {

  public RelativeChange {
    Requirements.finiteAndPositive("tolerance", tolerance);
    Requirements.atLeastOne("lag", lag);
    Requirements.atLeastOne("window", window);
  }

  @Override
  public Convergence of(double[] curve) {
    int smallChanges = 0;
    for (int i = lag; i < curve.length; i++) {
      double before = curve[i - lag];
      // False for NaN, which 0 / 0 and infinity / infinity give.
      boolean small = Math.abs(curve[i] - before) / Math.abs(before) < tolerance;
      smallChanges = small ? smallChanges + 1 : 0;
      if (smallChanges == window) {
        return new Convergence(i - window - lag + 2, true);
      }
    }
    return new Convergence(curve.length, false);
  }

  @Override
  public String inWords(String metric) {
    return "%s changes by less than %s of its size %s%s"
        .formatted(
            metric,
            Words.percent(tolerance),
            lag == 1 ? "" : "over " + lag + " epochs, ",
            Words.inEachOf(window));
  }
}
