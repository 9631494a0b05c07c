package org.swath.core.converge;

import java.util.Objects;

/**
 * Converged in the first epoch that had made all but a fraction {@code tolerance} of the
 * improvement that the run ever makes.
 *
 * <p>With the curve L indexed from 0, f its first finite value and b its best finite one: the
 * smallest i such that L_i is finite and lies at most {@code tolerance} × |f − b| from b; counted
 * from 1, epoch i + 1. Distances are relative to the way from the first value to the best, and not
 * to |b|: so the answer stays when a constant is added to the metric, as a likelihood's may be, and
 * makes sense of losses that are negative or end at 0. A curve that never improves on its first
 * value has converged with it.
 *
 * <p>Unlike every other criterion it looks at the whole curve, and so at values after the epoch it
 * names: it compares how fast runs get to where they get, and cannot say that a run would not have
 * gone on to improve. It is met by every curve with a finite value.
 *
 * @param tolerance a fraction of the way from the first value to the best, at least 0 and less than
 *     1; a value at exactly this distance is within it, and 0 names the first epoch of the best
 * @param better which values are better
 */
public record RelativeToBest(double tolerance, Better better) implements ConvergenceCriterion {

  public RelativeToBest {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance must be at least 0 and less than 1, but got " + tolerance);
    }
    Objects.requireNonNull(better, "better");
  }

  @Override
  public Convergence of(double[] curve) {
    int first = -1;
    int best = -1;
    for (int i = 0; i < curve.length; i++) {
      if (Double.isFinite(curve[i])) {
        first = first < 0 ? i : first;
        best = best < 0 || better.gain(curve[best], curve[i]) > 0 ? i : best;
      }
    }
    if (first < 0) {
      return new Convergence(curve.length, false);
    }
    double allowance = tolerance * better.gain(curve[first], curve[best]);
    int i = first;
    while (i < best && !isWithin(allowance, curve[i], curve[best])) {
      i++;
    }
    return new Convergence(i + 1, true);
  }

  @Override
  public String inWords(String metric) {
    return tolerance == 0
        ? "%s is at the %s of the whole curve".formatted(metric, better.best())
        : "%s has come within %s of the way from its first value to the %s of the whole curve"
            .formatted(metric, Words.percent(tolerance), better.best());
  }

  @Override
  public String epochInWords(String metric) {
    return "the first epoch in which " + inWords(metric);
  }

  private boolean isWithin(double allowance, double value, double best) {
    return Double.isFinite(value) && better.gain(value, best) <= allowance;
  }
}
