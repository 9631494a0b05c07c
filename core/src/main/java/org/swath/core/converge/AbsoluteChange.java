package org.swath.core.converge;

/**
 * Converged once {@code window} changes in a row, from one epoch to the next, were smaller than
 * {@code threshold}.
 *
 * <p>With the curve L indexed from 0: let i be the smallest index with i ≥ window such that |L_j −
 * L_(j−1)| &lt; threshold for all of the {@code window} indices j = i − window + 1, …, i. Then the
 * convergence epoch is i − window + 1: as an index the first epoch of the quiet window, and so,
 * counted from 1, the epoch before it. Since j ≥ 1 always holds, the condition i ≥ window only says
 * that the first value has no change. This is the definition that the published implicit-EM study
 * used, with threshold 1.0 and window 5.
 *
 * <p>A change to or from NaN or an infinity is never small.
 *
 * @param threshold in the unit of the curve, finite and greater than 0; a change that equals it is
 *     not small
 * @param window number of changes, at least 1
 */
public record AbsoluteChange(double threshold, int window) implements ConvergenceCriterion {

  public AbsoluteChange {
    Requirements.finiteAndPositive("threshold", threshold);
    Requirements.atLeastOne("window", window);
  }

  @Override
  public Convergence of(double[] curve) {
    int smallChanges = 0;
    for (int i = 1; i < curve.length; i++) {
      // False for NaN, which a NaN or two equal infinities give.
      boolean small = Math.abs(curve[i] - curve[i - 1]) < threshold;
      smallChanges = small ? smallChanges + 1 : 0;
      if (smallChanges == window) {
        return new Convergence(i - window + 1, true);
      }
    }
    return new Convergence(curve.length, false);
  }

  @Override
  public String inWords(String metric) {
    return "%s changes by less than %s %s"
        .formatted(metric, Words.plain(threshold), Words.inEachOf(window));
  }
}
