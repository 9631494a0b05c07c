package org.swath.core.stats;

/**
 * Where a quantity lies with a certain confidence, both bounds included.
 *
 * @param lower at most {@code upper}; NaN together with it when the values do not tell
 * @param upper in the unit of the values
 * @param confidence share of intervals made this way that hold the true quantity, in (0, 1)
 */
public record Interval(double lower, double upper, double confidence) {

  public Interval {
    requireConfidence(confidence);
    if (Double.isNaN(lower) != Double.isNaN(upper) || lower > upper) {
      throw new IllegalArgumentException(
          "lower <= upper must hold, or both be NaN, but got %s and %s".formatted(lower, upper));
    }
  }

  /** The interval of a quantity of which the values say too little. */
  public static Interval unknown(double confidence) {
    return new Interval(Double.NaN, Double.NaN, confidence);
  }

  /** Whether the values told one. */
  public boolean isKnown() {
    return !Double.isNaN(lower);
  }

  /** Whether {@code value} lies in it; false when it is unknown. */
  public boolean contains(double value) {
    return value >= lower && value <= upper;
  }

  /** The interval of the quantity with its sign turned. */
  public Interval negated() {
    return new Interval(-upper, -lower, confidence);
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "0 < confidence < 1 must hold, as 0.95, but got " + confidence);
    }
  }
}
