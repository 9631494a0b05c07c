package org.swath.core.converge;

/** The side of a value from which a curve has reached it. */
public enum Direction {

  /** At the value or below it. */
  BELOW("most") {
    @Override
    boolean reached(double value, double target) {
      return value <= target;
    }
  },

  /** At the value or above it. */
  ABOVE("least") {
    @Override
    boolean reached(double value, double target) {
      return value >= target;
    }
  };

  private final String bound;

  Direction(String bound) {
    this.bound = bound;
  }

  /** Whether {@code value} is there; false for NaN. */
  abstract boolean reached(double value, double target);

  /** Completes "is at …". */
  String bound() {
    return bound;
  }
}
