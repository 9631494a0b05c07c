package org.swath.core.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How p values are raised when several hypotheses are tested at once, so that an adjusted p value
 * may be held against the level as if it were the only one.
 */
public enum MultipleComparisons {
  /** Every p value times their number. Bounds the chance of any false finding. */
  BONFERRONI {
    @Override
    void adjust(double[] ascending) {
      for (int i = 0; i < ascending.length; i++) {
        ascending[i] *= ascending.length;
      }
    }
  },

  /**
   * Holm (1979): the i-th lowest of m times m + 1 − i, and never below the one before. Bounds what
   * Bonferroni's does, under the same conditions (none), and finds more.
   */
  HOLM {
    @Override
    void adjust(double[] ascending) {
      double highest = 0;
      for (int i = 0; i < ascending.length; i++) {
        highest = Math.max(highest, ascending[i] * (ascending.length - i));
        ascending[i] = highest;
      }
    }
  },

  /**
   * Benjamini and Hochberg (1995): the i-th lowest of m times m/i, and never above the one after.
   * Bounds the expected share of false findings among the findings, of independent tests.
   */
  BENJAMINI_HOCHBERG {
    @Override
    void adjust(double[] ascending) {
      double lowest = 1;
      for (int i = ascending.length - 1; i >= 0; i--) {
        lowest = Math.min(lowest, ascending[i] * ascending.length / (i + 1));
        ascending[i] = lowest;
      }
    }
  };

  /** Changes p values that ascend, in their order; may leave some above 1. */
  abstract void adjust(double[] ascending);

  /**
   * The adjusted p values, in the order given, at most 1.
   *
   * @param pValues NaN is a test that was meant to be made and said nothing: it counts among the
   *     hypotheses, as if its p value were 1, and stays NaN
   */
  public double[] adjusted(double... pValues) {
    PValues.require(pValues);
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> orOne(pValues[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ascending = IntStream.of(order).mapToDouble(i -> orOne(pValues[i])).toArray();
    adjust(ascending);
    double[] adjusted = new double[pValues.length];
    for (int i = 0; i < order.length; i++) {
      boolean none = Double.isNaN(pValues[order[i]]);
      adjusted[order[i]] = none ? Double.NaN : Math.min(1, ascending[i]);
    }
    return adjusted;
  }

  private static double orOne(double pValue) {
    return Double.isNaN(pValue) ? 1 : pValue;
  }
}
