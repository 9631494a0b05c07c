package org.swath.core.train.monitor;

import org.swath.core.random.RandomStreams;

/**
 * {@code S(θ) = max over ‖ε‖ ≤ ρ of L(θ + ε) - L(θ)}, approached from below by steps of ascent,
 * each of length ρ along the gradient and projected back into the ball; the largest value met
 * counts.
 *
 * @param radius ρ
 * @param steps of ascent
 */
record Sharpness(double radius, int steps) implements Monitor {

  @Override
  public double[] measure(LossSurface surface, RandomStreams streams, int epoch) {
    double[] position = surface.position();
    double[] gradient = new double[position.length];
    double[] offset = new double[position.length];
    double[] point = position.clone();
    double here = surface.at(position, gradient);
    double most = 0;
    for (int step = 0; step < steps; step++) {
      double slope = Vectors.norm(gradient);
      if (slope == 0) {
        break;
      }
      for (int i = 0; i < offset.length; i++) {
        offset[i] += radius * gradient[i] / slope;
      }
      double length = Vectors.norm(offset);
      if (length > radius) {
        Vectors.scale(offset, radius / length);
      }
      for (int i = 0; i < point.length; i++) {
        point[i] = position[i] + offset[i];
      }
      double rise = surface.at(point, gradient) - here;
      if (Double.isNaN(rise)) {
        return new double[] {Double.NaN};
      }
      most = Math.max(most, rise);
    }
    return new double[] {most};
  }
}
