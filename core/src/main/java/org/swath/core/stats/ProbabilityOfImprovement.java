package org.swath.core.stats;

import java.util.Arrays;

/**
 * The chance that a run of one configuration has a higher value than one of another, at seeds of
 * their own: the share of all pairs of values in which the first is higher, ties counting half
 * (Agarwal and others 2021, rliable; the common language effect size; U/(na·nb) of Mann and
 * Whitney). For values of which the lower is better, exchange the sides.
 *
 * @param higher pairs in which the first side's value is higher
 * @param equal pairs of equal values
 * @param lower pairs in which it is lower
 * @param probability in [0, 1]; NaN when a side is empty or a value is not finite
 */
public record ProbabilityOfImprovement(long higher, long equal, long lower, double probability) {

  /** Compares every value of {@code a} with every one of {@code b}, in the time of sorting them. */
  public static ProbabilityOfImprovement of(double[] a, double[] b) {
    if (!Values.areFinite(a) || !Values.areFinite(b)) {
      return new ProbabilityOfImprovement(0, 0, 0, Double.NaN);
    }
    double[] firsts = a.clone();
    double[] seconds = b.clone();
    Arrays.sort(firsts);
    Arrays.sort(seconds);
    long higher = 0;
    long equal = 0;
    int lower = 0;
    int notHigher = 0;
    for (double first : firsts) {
      while (lower < seconds.length && seconds[lower] < first) {
        lower++;
      }
      while (notHigher < seconds.length && seconds[notHigher] <= first) {
        notHigher++;
      }
      higher += lower;
      equal += notHigher - lower;
    }
    long pairs = (long) a.length * b.length;
    return new ProbabilityOfImprovement(
        higher, equal, pairs - higher - equal, (higher + 0.5 * equal) / pairs);
  }
}
