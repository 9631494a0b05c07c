package org.swath.core.plan;

/** The type of a factor's levels, and so of its column. */
public enum FactorType {
  /** Java's String. */
  TEXT,
  /** Java's Long. */
  INTEGER,
  /** Java's Double, finite. */
  NUMBER,
  /** Java's Boolean. */
  FLAG;

  /**
   * The type of one level.
   *
   * @throws IllegalArgumentException when {@code level} is of none of the four
   */
  static FactorType of(Object level) {
    if (level instanceof String) {
      return TEXT;
    }
    if (level instanceof Long) {
      return INTEGER;
    }
    if (level instanceof Double) {
      return NUMBER;
    }
    if (level instanceof Boolean) {
      return FLAG;
    }
    throw new IllegalArgumentException(
        "A level must be a String, Long, Double or Boolean, but got " + level);
  }
}
