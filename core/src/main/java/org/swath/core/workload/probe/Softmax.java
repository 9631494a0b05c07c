package org.swath.core.workload.probe;

import java.util.Arrays;

/** Scores to class probabilities. */
final class Softmax {

  private Softmax() {}

  /**
   * Replaces scores by probabilities.
   *
   * @param scores [class][example]
   * @param largest [example], scratch
   * @param sums [example], scratch
   */
  static void inPlace(double[] scores, int count, int classes, double[] largest, double[] sums) {
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    Arrays.fill(sums, 0);
    for (int k = 0; k < classes; k++) {
      int at = k * count;
      for (int i = 0; i < count; i++) {
        largest[i] = Math.max(largest[i], scores[at + i]);
      }
    }
    for (int k = 0; k < classes; k++) {
      int at = k * count;
      for (int i = 0; i < count; i++) {
        double exponential = Math.exp(scores[at + i] - largest[i]);
        scores[at + i] = exponential;
        sums[i] += exponential;
      }
    }
    for (int k = 0; k < classes; k++) {
      int at = k * count;
      for (int i = 0; i < count; i++) {
        scores[at + i] /= sums[i];
      }
    }
  }
}
