package org.swath.core.workload.twistor;

/**
 * The sinusoidal code of places (Vaswani et al., 2017) as complex numbers: number j of place t has
 * the angle {@code θ = t · 10000^(-2⌊j/2⌋/m)}; it is {@code sin θ + i cos θ} for even j and {@code
 * cos θ - i sin θ} for odd j.
 *
 * @param values [length × 2 m], a place's real parts first
 * @param units m
 */
record PositionCode(double[] values, int units) {

  private static final double BASE = 10_000;

  static PositionCode of(int units, int length) {
    double[] values = new double[length * 2 * units];
    for (int place = 0; place < length; place++) {
      int at = place * 2 * units;
      for (int j = 0; j < units; j++) {
        int pair = j / 2;
        double power = -2.0 * pair / units;
        double angle = place * StrictMath.pow(BASE, power);
        double sine = StrictMath.sin(angle);
        double cosine = StrictMath.cos(angle);
        boolean even = j % 2 == 0;
        values[at + j] = even ? sine : cosine;
        values[at + units + j] = even ? cosine : -sine;
      }
    }
    return new PositionCode(values, units);
  }

  /** One real number of a place's code, {@code unit} from 0 to 2 m - 1. */
  double get(int place, int unit) {
    return values[place * 2 * units + unit];
  }
}
