package org.swath.core.train.schedule;

/** The way from one rate to another along half a period of the cosine. */
final class HalfCosine {

  private HalfCosine() {}

  /**
   * {@code to + (from - to) (1 + cos(π part)) / 2}.
   *
   * @param part of the way, from 0 to 1
   */
  static double between(double from, double to, double part) {
    return to + (from - to) * (1 + StrictMath.cos(Math.PI * part)) / 2;
  }
}
