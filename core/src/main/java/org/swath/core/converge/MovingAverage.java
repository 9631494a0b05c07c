package org.swath.core.converge;

/**
 * Converged once the mean size of the last {@code window} changes, from one epoch to the next, was
 * smaller than {@code threshold}.
 *
 * <p>With the curve L indexed from 0: let i be the smallest index with i ≥ window such that
 * (|L_(i−window+1) − L_(i−window)| + … + |L_i − L_(i−1)|) / window &lt; threshold. Then the
 * convergence epoch, counted from 1, is i − window + 1: the epoch before the first of the averaged
 * changes, as {@link AbsoluteChange} names it. A window of 1 gives the same answers as {@link
 * AbsoluteChange} does; a longer one lets a large change pass if the others make up for it.
 *
 * <p>A mean with a NaN or an infinity in it is never small. Every mean is summed afresh, oldest
 * change first, so that no rounding is carried from epoch to epoch.
 *
 * @param threshold in the unit of the curve, finite and greater than 0; a mean that equals it is
 *     not small
 * @param window number of changes in a mean, at least 1
 */
public record MovingAverage(double threshold, int window) implements ConvergenceCriterion {

  public MovingAverage {
    Requirements.finiteAndPositive("threshold", threshold);
    Requirements.atLeastOne("window", window);
  }

  @Override
  public Convergence of(double[] curve) {
    for (int i = window; i < curve.length; i++) {
      if (meanChange(curve, i) < threshold) {
        return new Convergence(i - window + 1, true);
      }
    }
    return new Convergence(curve.length, false);
  }

  @Override
  public String inWords(String metric) {
    return window == 1
        ? "%s changes by less than %s in one epoch".formatted(metric, Words.plain(threshold))
        : "%s changes by less than %s on average over %d epochs"
            .formatted(metric, Words.plain(threshold), window);
  }

  private double meanChange(double[] curve, int last) {
    double sum = 0;
    for (int j = last - window + 1; j <= last; j++) {
      sum += Math.abs(curve[j] - curve[j - 1]);
    }
    return sum / window;
  }
}
