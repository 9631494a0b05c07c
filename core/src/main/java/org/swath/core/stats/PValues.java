package org.swath.core.stats;

/** The range of p values. */
final class PValues {

  private PValues() {}

  static void require(double... pValues) {
    for (double pValue : pValues) {
      if (pValue < 0 || pValue > 1) {
        throw new IllegalArgumentException("0 <= p value <= 1 or NaN must hold, but got " + pValue);
      }
    }
  }
}
