package org.swath.core.workload.cayley;

/** {@code ln(1 + e^x)}, which is always positive. */
final class Softplus {

  private Softplus() {}

  static double of(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** Its slope, {@code 1 / (1 + e^-x)}, where it has this value. */
  static double slopeOfValue(double value) {
    return -Math.expm1(-value);
  }
}
