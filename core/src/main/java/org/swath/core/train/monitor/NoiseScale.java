package org.swath.core.train.monitor;

import java.util.Arrays;
import org.swath.core.random.RandomStreams;

/**
 * How much the gradients of batches scatter. Of m batches of B examples with gradients g_k and
 * their mean ḡ:
 *
 * <ul>
 *   <li>{@code gradient-variance}: {@code V = Σ_k ‖g_k - ḡ‖² / (m - 1)}, the trace of the
 *       covariance of a batch's gradient,
 *   <li>{@code noise-scale}: {@code B V / (‖ḡ‖² - V/m)}, the batch size at which scatter and
 *       gradient are of one size (McCandlish et al. 2018, equation 2.8, with their unbiased
 *       estimators of appendix A); NaN where the scatter hides the gradient.
 * </ul>
 */
record NoiseScale() implements Monitor {

  @Override
  public double[] measure(LossSurface surface, RandomStreams streams, int epoch) {
    double[] mean = new double[surface.dimensions()];
    double variance = variance(surface, mean);
    double signal = Vectors.dot(mean, mean) - variance / surface.batches();
    return new double[] {
      variance, signal > 0 ? surface.batchSize() * variance / signal : Double.NaN
    };
  }

  /**
   * The trace of the covariance of a batch's gradient; NaN where there is one batch only.
   *
   * @param mean zeros, filled with the mean gradient
   */
  static double variance(LossSurface surface, double[] mean) {
    double[] gradient = new double[mean.length];
    double[] scatter = new double[mean.length];
    // Welford's recurrence: no gradient is kept.
    for (int batch = 0; batch < surface.batches(); batch++) {
      surface.ofBatch(batch, gradient);
      for (int i = 0; i < mean.length; i++) {
        double before = gradient[i] - mean[i];
        mean[i] += before / (batch + 1);
        scatter[i] += before * (gradient[i] - mean[i]);
      }
    }
    return surface.batches() < 2
        ? Double.NaN
        : Arrays.stream(scatter).sum() / (surface.batches() - 1);
  }
}
