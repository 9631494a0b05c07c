package org.swath.core.workload.cayley;

/**
 * Cosines and sines of angles in turns of the circle, to about 1e-15: their series for a quarter of
 * the angle, which is then doubled twice. The loop neither branches nor calls, so that the compiler
 * turns it into vector instructions.
 */
final class Turns {

  private static final double QUARTER = Math.PI / 2;

  private Turns() {}

  /**
   * Fills both.
   *
   * @param turns angles over 2π, [count]
   */
  static void apply(double[] turns, double[] cosines, double[] sines, int count) {
    for (int i = 0; i < count; i++) {
      double x = (turns[i] - Math.rint(turns[i])) * QUARTER;
      double y = x * x;
      double cosine = y * (1.0 / 20_922_789_888_000.0) - 1.0 / 87_178_291_200.0;
      cosine = cosine * y + 1.0 / 479_001_600;
      cosine = cosine * y - 1.0 / 3_628_800;
      cosine = cosine * y + 1.0 / 40_320;
      cosine = cosine * y - 1.0 / 720;
      cosine = cosine * y + 1.0 / 24;
      cosine = cosine * y - 1.0 / 2;
      cosine = cosine * y + 1;
      double sine = y * (-1.0 / 1_307_674_368_000.0) + 1.0 / 6_227_020_800.0;
      sine = sine * y - 1.0 / 39_916_800;
      sine = sine * y + 1.0 / 362_880;
      sine = sine * y - 1.0 / 5_040;
      sine = sine * y + 1.0 / 120;
      sine = sine * y - 1.0 / 6;
      sine = (sine * y + 1) * x;
      double sineOfHalf = 2 * sine * cosine;
      double cosineOfHalf = 1 - 2 * sine * sine;
      sines[i] = 2 * sineOfHalf * cosineOfHalf;
      cosines[i] = 1 - 2 * sineOfHalf * sineOfHalf;
    }
  }
}
