package org.swath.core.stats;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How large a difference is, free of units. Positive when the first side's values are higher. NaN
 * when a value is not finite, a side has too few values (two for a standard deviation, one for
 * {@link #cliffsDelta}) or there is no spread to measure the difference by.
 */
public final class EffectSize {

  private EffectSize() {}

  /**
   * Cohen's d: difference of the means in pooled standard deviations, √(((na − 1)s²a + (nb −
   * 1)s²b)/(na + nb − 2)). 0.2, 0.5 and 0.8 are called small, medium and large (Cohen 1988), of
   * people; between configurations of a sweep it is often far beyond.
   */
  public static double cohensD(double[] a, double[] b) {
    if (MeanEstimate.ofWelchDifference(a, b).standardError() > 0) {
      Description first = Description.of(a);
      Description second = Description.of(b);
      double degrees = a.length + b.length - 2;
      double pooled =
          Math.hypot(
              first.sampleDeviation() * Math.sqrt((a.length - 1) / degrees),
              second.sampleDeviation() * Math.sqrt((b.length - 1) / degrees));
      return (first.mean() - second.mean()) / pooled;
    }
    return Double.NaN;
  }

  /**
   * Hedges' g (1981): Cohen's d times J(na + nb − 2), J(m) = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)), which
   * removes d's bias in small samples: 0.8 for three values on each side.
   */
  public static double hedgesG(double[] a, double[] b) {
    double degrees = a.length + b.length - 2;
    double d = cohensD(a, b);
    return Double.isNaN(d)
        ? d
        : d
            * Math.exp(LogGamma.value(degrees / 2) - LogGamma.value((degrees - 1) / 2))
            / Math.sqrt(degrees / 2);
  }

  /**
   * Paired d_z: mean of {@code a[i] - b[i]} in standard deviations of these differences; what a
   * paired t test sees.
   *
   * @throws IllegalArgumentException when the numbers of values differ
   */
  public static double pairedDz(double[] a, double[] b) {
    MeanEstimate difference = MeanEstimate.ofPairedDifference(a, b);
    return difference.standardError() > 0
        ? difference.value() / (difference.standardError() * Math.sqrt(a.length))
        : Double.NaN;
  }

  /**
   * Cliff's delta (1993): the chance that a value of {@code a} is above one of {@code b}, less the
   * chance that it is below, in [-1, 1].
   */
  public static double cliffsDelta(double[] a, double[] b) {
    return 2 * ProbabilityOfImprovement.of(a, b).probability() - 1;
  }
}
