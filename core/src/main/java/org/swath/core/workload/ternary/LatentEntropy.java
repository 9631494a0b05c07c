package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.LATENTS;

import java.util.Arrays;

/**
 * How spread out latent vectors are: the mean over their numbers of the entropy, in nats, of a
 * histogram of 50 bins from -3 to 3 over the rows. Values outside are dropped; where none is inside
 * the entropy is 0.
 */
final class LatentEntropy {

  private static final int BINS = 50;
  private static final double REACH = 3;

  private final int[] counts = new int[BINS];

  /**
   * @param latents [row × latent]
   */
  double of(double[] latents, int rows) {
    double sum = 0;
    for (int k = 0; k < LATENTS; k++) {
      sum += ofColumn(latents, k, rows);
    }
    return sum / LATENTS;
  }

  private double ofColumn(double[] latents, int column, int rows) {
    Arrays.fill(counts, 0);
    int inside = 0;
    for (int row = 0; row < rows; row++) {
      double value = latents[row * LATENTS + column];
      if (value >= -REACH && value <= REACH) {
        int bin = (int) ((value + REACH) / (2 * REACH) * BINS);
        counts[Math.min(bin, BINS - 1)]++;
        inside++;
      }
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / inside;
        entropy -= share * Math.log(share);
      }
    }
    return entropy;
  }
}
