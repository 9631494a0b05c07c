package org.swath.core.workload.activations;

import java.util.Arrays;

/**
 * How images are shared out among units whose activations are energies: the responsibility of unit
 * j for image i is {@code r_ij = softmax(-a_i)_j}.
 *
 * @param entropy mean over images of {@code -Σ_j r_ij ln r_ij}, in nats, from 0 to the logarithm of
 *     the number of units
 * @param largest mean over images of {@code max_j r_ij}
 */
public record Responsibilities(double entropy, double largest) {

  /** Computes them of finite activations. */
  public static Responsibilities of(Activations activations) {
    double[][] energies = activations.values();
    int images = energies[0].length;
    double[] smallest = new double[images];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    for (double[] ofUnit : energies) {
      for (int i = 0; i < images; i++) {
        smallest[i] = Math.min(smallest[i], ofUnit[i]);
      }
    }
    // With d = a - smallest and s = Σ exp(-d): r = exp(-d) / s, so -ln r = d + ln s.
    double[] sums = new double[images];
    double[] weighted = new double[images];
    for (double[] ofUnit : energies) {
      for (int i = 0; i < images; i++) {
        double distance = ofUnit[i] - smallest[i];
        double exponential = Math.exp(-distance);
        sums[i] += exponential;
        weighted[i] += exponential * distance;
      }
    }
    double entropy = 0;
    double largest = 0;
    for (int i = 0; i < images; i++) {
      entropy += weighted[i] / sums[i] + Math.log(sums[i]);
      largest += 1 / sums[i];
    }
    return new Responsibilities(entropy / images, largest / images);
  }
}
