package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.LATENTS;

/**
 * What keeps latent vectors apart: the mean over ordered pairs i ≠ j of {@code exp(-‖z_i - z_j‖² /
 * σ²)}, σ = 0.5; 0 when there are none.
 */
final class Repulsion {

  private static final double SQUARED_WIDTH = 0.25;

  private Repulsion() {}

  /**
   * The repulsion of some latent vectors.
   *
   * @param latents [row × latent]
   * @param weight of it in the loss
   * @param slopes [row × latent], to which the weighted repulsion differentiated by the latents is
   *     added
   */
  static double add(double[] latents, int rows, double weight, double[] slopes) {
    if (rows < 2) {
      return 0;
    }
    double pairs = rows * (rows - 1.0);
    double ofDifference = -4 * weight / (SQUARED_WIDTH * pairs);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < i; j++) {
        double near = Math.exp(-squaredDistance(latents, i, j) / SQUARED_WIDTH);
        sum += 2 * near;
        for (int k = 0; k < LATENTS; k++) {
          double slope =
              ofDifference * near * (latents[i * LATENTS + k] - latents[j * LATENTS + k]);
          slopes[i * LATENTS + k] += slope;
          slopes[j * LATENTS + k] -= slope;
        }
      }
    }
    return sum / pairs;
  }

  private static double squaredDistance(double[] latents, int i, int j) {
    double sum = 0;
    for (int k = 0; k < LATENTS; k++) {
      double difference = latents[i * LATENTS + k] - latents[j * LATENTS + k];
      sum += difference * difference;
    }
    return sum;
  }
}
