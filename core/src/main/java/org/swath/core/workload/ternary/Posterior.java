package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.LATENTS;

/**
 * The latent vectors of some examples: what an encoder says of their distribution, and a sample of
 * it. In double precision.
 */
final class Posterior {

  private final double[] heads;
  private final double[] deviations;
  private final double[] latents;

  /**
   * @param most rows at once
   */
  Posterior(int most) {
    this.heads = new double[most * 2 * LATENTS];
    this.deviations = new double[most * LATENTS];
    this.latents = new double[most * LATENTS];
  }

  /** What an encoder gives: [row × (means, logarithms of variances)]; to be written to. */
  double[] heads() {
    return heads;
  }

  /** The sample, [row × latent]. */
  double[] latents() {
    return latents;
  }

  /** Takes the means themselves. */
  void takeMeans(int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(heads, row * 2 * LATENTS, latents, row * LATENTS, LATENTS);
    }
  }

  /**
   * Takes {@code z = mean + noise · exp(logVariance / 2) · temperature}.
   *
   * @param noise standard normal, [row × latent]
   */
  void sample(double[] noise, double temperature, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < LATENTS; k++) {
        int i = row * LATENTS + k;
        deviations[i] = Math.exp(heads[logVariance(row, k)] / 2);
        latents[i] = heads[mean(row, k)] + noise[i] * deviations[i] * temperature;
      }
    }
  }

  /**
   * The divergence from the standard normal distribution: the mean over rows of {@code Σ -½ (1 +
   * logVariance - mean² - exp(logVariance))}, every summand at least {@code freeBits} if that is
   * above 0.
   */
  double divergence(double freeBits, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < LATENTS; k++) {
        double summand = summand(row, k);
        sum += freeBits > 0 && summand < freeBits ? freeBits : summand;
      }
    }
    return sum / rows;
  }

  /**
   * Goes back to the encoder after {@link #sample}, replacing what it gave by the loss
   * differentiated by it.
   *
   * @param latentSlopes the rest of the loss differentiated by the sample, [row × latent]
   * @param weight of the divergence in the loss
   */
  void back(
      double[] latentSlopes,
      double[] noise,
      double temperature,
      double weight,
      double freeBits,
      int rows) {
    double ofDivergence = weight / rows;
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < LATENTS; k++) {
        int i = row * LATENTS + k;
        boolean free = freeBits > 0 && summand(row, k) < freeBits;
        double share = free ? 0 : ofDivergence;
        double mean = heads[mean(row, k)];
        double variance = deviations[i] * deviations[i];
        heads[mean(row, k)] = latentSlopes[i] + share * mean;
        heads[logVariance(row, k)] =
            latentSlopes[i] * noise[i] * deviations[i] * temperature / 2
                + share * (variance - 1) / 2;
      }
    }
  }

  private double summand(int row, int k) {
    double mean = heads[mean(row, k)];
    double logVariance = heads[logVariance(row, k)];
    return -0.5 * (1 + logVariance - mean * mean - Math.exp(logVariance));
  }

  private static int mean(int row, int k) {
    return row * 2 * LATENTS + k;
  }

  private static int logVariance(int row, int k) {
    return row * 2 * LATENTS + LATENTS + k;
  }
}
