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

  /** The same for a difference that is a multiple of 2⁻¹⁰⁰. */
  private static final float DIRECTION_GUARD = 0x1p-76f;

  private Underflow() {}

  /**
   * Rounds a mean to a multiple of 2⁻¹²⁴. That changes nothing from 2⁻⁷⁵ on, and below it no more
   * than the last digit.
   */
  static float cut(float mean) {
    return (mean + GUARD) - GUARD;
  }

  /**
   * Rounds a direction that is about to be multiplied with a learning rate to a multiple of 2⁻¹⁰⁰.
   * A mean that has decayed as far as {@link #cut} lets it is still a normal number, but its
   * product with a rate is not. With this, the product is 0 or normal at rates down to 2⁻²⁶, some
   * 10⁻⁸. That changes nothing from 2⁻⁵¹ on, and below it no more than the last digit or what no
   * parameter notices.
   */
  static float cutDirection(float direction) {
    return (direction + DIRECTION_GUARD) - DIRECTION_GUARD;
  }
}
