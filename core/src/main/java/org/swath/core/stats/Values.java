package org.swath.core.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What the statistics ask of the numbers they are given. */
final class Values {

  /** A spread this many units in the last place of the largest value is rounding. */
  private static final double ROUNDING_STEPS = 10;

  private Values() {}

  static boolean areFinite(double... values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  static void requirePairs(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Pairs must have a value on both sides, but got %d and %d values"
              .formatted(a.length, b.length));
    }
  }

  static void requireAlpha(double alpha) {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("0 < alpha < 0.5 must hold, as 0.05, but got " + alpha);
    }
  }

  /** {@code a[i] - b[i]} of each pair. */
  static double[] differences(double[] a, double[] b) {
    requirePairs(a, b);
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  /** The spread that rounding alone gives numbers computed from {@code values}. */
  static double rounding(double... values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return ROUNDING_STEPS * Math.ulp(largest);
  }
}
