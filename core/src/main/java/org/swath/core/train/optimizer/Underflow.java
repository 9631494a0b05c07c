package org.swath.core.train.optimizer;

/**
 * Keeps the running means of optimizers out of the denormal numbers, on which processors are a
 * hundred times slower.
 *
 * <p>A mean that decays by a factor for every step without a gradient, as that of a pixel that is
 * black in most images, would end there and, by rounding, stay there for ever.
 */
final class Underflow {

  /** Of two numbers as large as this or half of it the difference is a multiple of 2⁻¹²⁴. */
  private static final float GUARD = 0x1p-100f;

  private Underflow() {}

  /**
   * Rounds a mean to a multiple of 2⁻¹²⁴. That changes nothing from 2⁻⁷⁵ on, and below it no more
   * than the last digit.
   */
  static float cut(float mean) {
    return (mean + GUARD) - GUARD;
  }
}
