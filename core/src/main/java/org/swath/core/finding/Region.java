package org.swath.core.finding;

/**
 * Where a quantity lies if a hypothesis is right.
 *
 * @param from may be negative infinity
 * @param to above {@code from}; may be positive infinity
 */
record Region(double from, double to) {

  Region {
    if (!(from < to)) {
      throw new IllegalArgumentException("from < to must hold, but got " + from + ", " + to);
    }
  }

  static Region within(double margin) {
    return new Region(-margin, margin);
  }

  static Region below(double bound) {
    return new Region(Double.NEGATIVE_INFINITY, bound);
  }

  static Region above(double bound) {
    return new Region(bound, Double.POSITIVE_INFINITY);
  }

  /** How far inside the nearest bound a value lies; negative outside. */
  double depth(double value) {
    return Math.min(value - from, to - value);
  }
}
