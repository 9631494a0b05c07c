package org.swath.core.train.monitor;

import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.random.RandomStreams;

/**
 * The eigenvalue of the Hessian that is largest in magnitude, with its sign, by power iteration on
 * {@linkplain HessianProduct Hessian-vector products} from a vector of random signs (stream {@code
 * hessian-maximum} of the epoch). Iterations that do not suffice give a value that is too small in
 * magnitude.
 *
 * @param iterations at least 1
 */
record HessianMaximum(int iterations) implements Monitor {

  @Override
  public double[] measure(LossSurface surface, RandomStreams streams, int epoch) {
    return new double[] {largest(surface, streams.stream("hessian-maximum", epoch))};
  }

  private double largest(LossSurface surface, UniformRandomProvider stream) {
    HessianProduct hessian = new HessianProduct(surface);
    double[] vector = new double[surface.dimensions()];
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = stream.nextBoolean() ? 1 : -1;
    }
    Vectors.scale(vector, 1 / Vectors.norm(vector));
    double quotient = 0;
    for (int iteration = 0; iteration < iterations; iteration++) {
      hessian.times(vector, product);
      quotient = Vectors.dot(vector, product);
      double length = Vectors.norm(product);
      if (length == 0 || !Double.isFinite(length)) {
        return quotient;
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] = product[i] / length;
      }
    }
    return quotient;
  }
}
