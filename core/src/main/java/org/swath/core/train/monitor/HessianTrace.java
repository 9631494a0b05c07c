package org.swath.core.train.monitor;

import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.random.RandomStreams;

/**
 * The sum of the Hessian's eigenvalues, by Hutchinson's estimator (1990): the mean of {@code vᵀ H
 * v} over vectors of random signs (stream {@code hessian-trace} of the epoch). Its standard error
 * is {@code √(2/n) ‖H - diag H‖_F}.
 *
 * @param vectors n, at least 1
 */
record HessianTrace(int vectors) implements Monitor {

  @Override
  public double[] measure(LossSurface surface, RandomStreams streams, int epoch) {
    UniformRandomProvider stream = streams.stream("hessian-trace", epoch);
    HessianProduct hessian = new HessianProduct(surface);
    double[] vector = new double[surface.dimensions()];
    double[] product = new double[vector.length];
    double sum = 0;
    for (int n = 0; n < vectors; n++) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = stream.nextBoolean() ? 1 : -1;
      }
      hessian.times(vector, product);
      sum += Vectors.dot(vector, product);
    }
    return new double[] {sum / vectors};
  }
}
