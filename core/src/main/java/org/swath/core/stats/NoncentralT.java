package org.swath.core.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral t distribution: of (Z + δ)/S, Z standard normal and S² chi-squared over its
 * degrees of freedom. What is asked of it is the mean over S of a smooth function. It is taken by
 * the trapezoidal rule over u = ln S, where the density falls off on both sides faster than any
 * exponential to the right and as one to the left: the error then falls exponentially with the
 * number of points (Trefethen and Weideman 2014). Tests hold it to SciPy's to 1e-9.
 *
 * @param degreesOfFreedom above 0, need not be whole
 * @param noncentrality δ
 */
record NoncentralT(double degreesOfFreedom, double noncentrality) {

  /** Where the density has fallen to this share of its peak, e^-50, the sum ends. */
  private static final double NEGLIGIBLE = -50;

  private static final double LARGEST_STEP = 0.02;
  private static final double STEPS_PER_DEVIATION = 8;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  NoncentralT {
    if (!(degreesOfFreedom > 0) || !Double.isFinite(noncentrality)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom > 0 and a finite noncentrality must hold, but got %s and %s"
              .formatted(degreesOfFreedom, noncentrality));
    }
  }

  /** The probability of a value of at most {@code t}. */
  double cumulativeProbability(double t) {
    return meanOverScale(s -> NORMAL.cumulativeProbability(t * s - noncentrality));
  }

  /** The probability of a value beyond −{@code t} or {@code t}, which must not be negative. */
  double probabilityBeyond(double t) {
    return meanOverScale(
        s ->
            NORMAL.survivalProbability(t * s - noncentrality)
                + NORMAL.cumulativeProbability(-t * s - noncentrality));
  }

  private double meanOverScale(DoubleUnaryOperator of) {
    double deviation = 1 / Math.sqrt(2 * degreesOfFreedom);
    double step =
        Math.min(
            LARGEST_STEP,
            Math.min(deviation, 1 / (1 + Math.abs(noncentrality))) / STEPS_PER_DEVIATION);
    double sum = density(0) * of.applyAsDouble(1);
    for (int direction : new int[] {-1, 1}) {
      double u = direction * step;
      double density = density(u);
      while (density > 0) {
        sum += density * of.applyAsDouble(Math.exp(u));
        u += direction * step;
        density = density(u);
      }
    }
    return Math.min(1, sum * step);
  }

  /** The density of ln S; 0 where it is negligible. */
  private double density(double u) {
    double half = degreesOfFreedom / 2;
    double belowPeak = half * (2 * u + 1 - Math.exp(2 * u));
    double peak = Math.log(2) + half * Math.log(half) - half - LogGamma.value(half);
    return belowPeak < NEGLIGIBLE ? 0 : Math.exp(peak + belowPeak);
  }
}
