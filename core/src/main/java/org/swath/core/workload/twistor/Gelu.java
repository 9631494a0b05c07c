package org.swath.core.workload.twistor;

/**
 * The Gaussian error linear unit (Hendrycks and Gimpel, 2016): {@code x Φ(x)}, Φ the standard
 * normal distribution function, and its slope {@code Φ(x) + x φ(x)}.
 *
 * <p>Φ is computed from the error function's rational approximations by Cody (Mathematics of
 * Computation 23, 1969; the coefficients are those of his CALERF of 1990), to about 1e-16. They
 * share their one exponential with φ.
 */
final class Gelu {

  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);
  private static final double ONE_OVER_ROOT_PI = 1 / Math.sqrt(Math.PI);
  private static final double SMALL = 0.46875;
  private static final double LARGE = 4;

  private Gelu() {}

  /**
   * Computes values and slopes.
   *
   * @param x [count]
   * @param values receives the values; may be {@code x}
   * @param slopes receives the slopes
   */
  static void apply(double[] x, double[] values, double[] slopes, int count) {
    for (int i = 0; i < count; i++) {
      double input = x[i];
      double z = Math.abs(input) * ROOT_HALF;
      double exponential = Math.exp(-z * z);
      double tail;
      if (z <= SMALL) {
        tail = 0.5 - 0.5 * errorFunctionOfSmall(z);
      } else if (z <= LARGE) {
        tail = 0.5 * exponential * scaledComplement(z);
      } else {
        tail = 0.5 * exponential * scaledComplementOfLarge(z);
      }
      double below = input > 0 ? 1 - tail : tail;
      values[i] = input * below;
      slopes[i] = below + input * DENSITY_AT_ZERO * exponential;
    }
  }

  /** erf(z), z from 0 to 0.46875. */
  private static double errorFunctionOfSmall(double z) {
    double y = z * z;
    double over =
        (((0.18577770618460315 * y + 3.1611237438705655) * y + 113.86415415105016) * y
                    + 377.485237685302)
                * y
            + 3209.3775891384694;
    double under =
        (((y + 23.601290952344122) * y + 244.02463793444417) * y + 1282.6165260773723) * y
            + 2844.236833439171;
    return z * over / under;
  }

  /** erfc(z) exp(z²), z from 0.46875 to 4. */
  private static double scaledComplement(double z) {
    double over = 2.1531153547440383e-8 * z + 0.5641884969886701;
    over = over * z + 8.883149794388377;
    over = over * z + 66.11919063714163;
    over = over * z + 298.6351381974001;
    over = over * z + 881.952221241769;
    over = over * z + 1712.0476126340707;
    over = over * z + 2051.0783778260716;
    over = over * z + 1230.3393547979972;
    double under = z + 15.744926110709835;
    under = under * z + 117.6939508913125;
    under = under * z + 537.1811018620099;
    under = under * z + 1621.3895745666903;
    under = under * z + 3290.7992357334597;
    under = under * z + 4362.619090143247;
    under = under * z + 3439.3676741437216;
    under = under * z + 1230.3393548037495;
    return over / under;
  }

  /** The same, z from 4. */
  private static double scaledComplementOfLarge(double z) {
    double y = 1 / (z * z);
    double over = 0.016315387137302097 * y + 0.30532663496123236;
    over = over * y + 0.36034489994980445;
    over = over * y + 0.12578172611122926;
    over = over * y + 0.016083785148742275;
    over = over * y + 0.0006587491615298378;
    double under = y + 2.568520192289822;
    under = under * y + 1.8729528499234673;
    under = under * y + 0.5279051029514285;
    under = under * y + 0.06051834131244132;
    under = under * y + 0.0023352049762686918;
    return (ONE_OVER_ROOT_PI - y * over / under) / z;
  }
}
