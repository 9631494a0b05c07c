package org.swath.core.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Wilcoxon's signed-rank test (1945) of pairs, on both sides: whether differences are symmetric
 * about 0. It asks of the differences that their sizes can be ranked, not that they are normal.
 *
 * <p>Pairs without a difference are left out and counted ({@code zero_method="wilcox"} of SciPy);
 * equal sizes share the mean of their ranks. Up to 50 differences the p value is exact: of all ways
 * to give the ranks a sign, those with a rank sum at least as extreme, ties or not. Beyond, it is
 * the normal approximation with tie and continuity correction, SciPy's {@code correction=True}.
 * With few pairs the test cannot come below {@link #smallestPValue}.
 *
 * @param pairs number of pairs
 * @param zeros pairs without a difference
 * @param positiveRanks sum of the ranks of differences above 0; NaN when a value is not finite
 * @param negativeRanks sum of the ranks of differences below 0
 * @param exact whether the p value is exact
 * @param pValue 1 when all differences are 0; NaN when a value is not finite or there are no pairs
 */
public record WilcoxonSignedRank(
    int pairs,
    int zeros,
    double positiveRanks,
    double negativeRanks,
    boolean exact,
    double pValue) {

  private static final int LARGEST_EXACT = 50;

  public WilcoxonSignedRank {
    PValues.require(pValue);
  }

  /**
   * Tests {@code a[i] - b[i]}.
   *
   * @throws IllegalArgumentException when the numbers of values differ
   */
  public static WilcoxonSignedRank of(double[] a, double[] b) {
    double[] differences = Values.differences(a, b);
    if (differences.length == 0 || !Values.areFinite(differences)) {
      return new WilcoxonSignedRank(
          differences.length, 0, Double.NaN, Double.NaN, true, Double.NaN);
    }
    double[] others = Arrays.stream(differences).filter(d -> d != 0).toArray();
    int zeros = differences.length - others.length;
    if (others.length == 0) {
      return new WilcoxonSignedRank(differences.length, zeros, 0, 0, true, 1);
    }
    MidRanks ranks = MidRanks.of(Arrays.stream(others).map(Math::abs).toArray());
    double positive = 0;
    double negative = 0;
    for (int i = 0; i < others.length; i++) {
      if (others[i] > 0) {
        positive += ranks.of(i);
      } else {
        negative += ranks.of(i);
      }
    }
    boolean exact = others.length <= LARGEST_EXACT;
    double statistic = Math.min(positive, negative);
    return new WilcoxonSignedRank(
        differences.length,
        zeros,
        positive,
        negative,
        exact,
        exact ? exact(ranks, statistic) : normal(ranks, statistic));
  }

  /** The smaller of the two rank sums, which is what tables and SciPy give. */
  public double statistic() {
    return Math.min(positiveRanks, negativeRanks);
  }

  /** The p value of pairs that all differ in the same direction, 2^(1 − pairs), and 1 without. */
  public static double smallestPValue(int pairs) {
    return pairs == 0 ? 1 : Math.min(1, Math.scalb(2.0, -pairs));
  }

  /** Counts the rank sums of all signs; in doubled ranks, which are whole. Exact up to 2^52. */
  private static double exact(MidRanks ranks, double statistic) {
    int[] doubled = ranks.doubled();
    double[] ways = new double[Arrays.stream(doubled).sum() + 1];
    ways[0] = 1;
    int reached = 0;
    for (int rank : doubled) {
      for (int sum = reached; sum >= 0; sum--) {
        ways[sum + rank] += ways[sum];
      }
      reached += rank;
    }
    double atMost = 0;
    for (int sum = 0; sum <= (int) Math.round(2 * statistic); sum++) {
      atMost += ways[sum];
    }
    return Math.min(1, 2 * Math.scalb(atMost, -doubled.length));
  }

  private static double normal(MidRanks ranks, double statistic) {
    double n = ranks.count();
    double mean = n * (n + 1) / 4;
    double variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.tieTerm() / 48;
    double z = Math.min(0, statistic - mean + 0.5) / Math.sqrt(variance);
    return Math.min(1, 2 * NormalDistribution.of(0, 1).cumulativeProbability(z));
  }
}
