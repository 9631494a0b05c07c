package org.swath.core.converge;

/** What the numbers that define a criterion must satisfy. */
final class Requirements {

  private Requirements() {}

  static void finiteAndPositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " must be finite and greater than 0, but got " + value);
    }
  }

  static void finiteAndNotNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be finite and at least 0, but got " + value);
    }
  }

  static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " >= 1 must hold, but got " + value);
    }
  }
}
