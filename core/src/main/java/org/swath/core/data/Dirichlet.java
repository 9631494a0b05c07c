package org.swath.core.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.random.StandardNormal;

/**
 * Shares from the symmetric Dirichlet distribution: gamma variables over their sum. One of
 * concentration α is one of α + 1, drawn by the method of Marsaglia and Tsang (2000), times {@code
 * U^(1/α)}, U uniform; all in logarithms, for at small α most shares are tiny.
 */
final class Dirichlet {

  private Dirichlet() {}

  /**
   * Draws shares that sum to 1.
   *
   * @param concentration α, from 0.1, so that no share is rounded to 0
   * @param stream the only one to draw from it
   */
  static double[] draw(int shares, double concentration, UniformRandomProvider stream) {
    StandardNormal normal = new StandardNormal(stream);
    double[] values = new double[shares];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shares; i++) {
      double gamma = StrictMath.log(gamma(concentration + 1, normal, stream));
      values[i] = gamma + StrictMath.log(positive(stream)) / concentration;
      largest = Math.max(largest, values[i]);
    }
    double sum = 0;
    for (int i = 0; i < shares; i++) {
      values[i] = StrictMath.exp(values[i] - largest);
      sum += values[i];
    }
    for (int i = 0; i < shares; i++) {
      values[i] /= sum;
    }
    return values;
  }

  /** A gamma variable of a shape of at least 1. */
  private static double gamma(double shape, StandardNormal normal, UniformRandomProvider stream) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal.next();
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        double u = positive(stream);
        if (StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
          return d * v;
        }
      }
    }
  }

  private static double positive(UniformRandomProvider stream) {
    double u;
    do {
      u = stream.nextDouble();
    } while (u == 0);
    return u;
  }
}
