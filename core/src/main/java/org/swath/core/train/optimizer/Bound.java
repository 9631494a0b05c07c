package org.swath.core.train.optimizer;

/**
 * The larger of two numbers in single precision, without the branches of {@link Math#max(float,
 * float)}: whether the compiler vectorises those depends on who else calls it and with what.
 */
final class Bound {

  private Bound() {}

  /**
   * {@code value} to the bit if it is at least {@code least}, else {@code least} but for the
   * rounding of two additions.
   */
  static float atLeast(float value, float least) {
    float missing = least - value;
    return value + 0.5f * (missing + Math.abs(missing));
  }
}
