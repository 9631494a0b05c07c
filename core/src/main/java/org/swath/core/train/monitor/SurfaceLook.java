package org.swath.core.train.monitor;

import org.swath.core.random.RandomStreams;

/**
 * What a look at the surface of the loss has found.
 *
 * @param varianceFactor trace of the covariance of a batch's gradient over the square of the mean
 *     gradient's length; infinite where that is 0
 * @param curvature magnitude of the Hessian's largest eigenvalue
 */
public record SurfaceLook(double varianceFactor, double curvature) {

  /**
   * Looks.
   *
   * @param iterations of power iteration
   * @param streams the iteration begins with a vector from the stream {@code hessian-maximum} of
   *     the step
   */
  public static SurfaceLook at(
      LossSurface surface, int iterations, RandomStreams streams, long step) {
    double[] mean = new double[surface.dimensions()];
    double variance = NoiseScale.variance(surface, mean);
    double[] largest =
        new HessianMaximum(iterations).measure(surface, streams, Math.toIntExact(step));
    return new SurfaceLook(variance / Vectors.dot(mean, mean), Math.abs(largest[0]));
  }
}
