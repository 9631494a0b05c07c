package org.swath.core.workload.activations;

import org.swath.core.workload.probe.LinearProbe;

/**
 * Scores activations by a linear probe: fitted to the training images, judged on the test images.
 *
 * @param trainLabels [training image]
 * @param testLabels [test image]
 * @param probe with the number of classes
 */
public record ActivationProbe(byte[] trainLabels, byte[] testLabels, LinearProbe probe) {

  /**
   * The share of test images that the probe classifies correctly.
   *
   * @param train activations [unit][training image]; overwritten
   * @param test activations [unit][test image]; overwritten
   * @return NaN when the activations have grown beyond double precision
   */
  public double accuracy(double[][] train, double[][] test) {
    return isFinite(train) ? probe.fit(train, trainLabels).accuracy(test, testLabels) : Double.NaN;
  }

  private static boolean isFinite(double[][] activations) {
    double squares = 0;
    for (double[] ofUnit : activations) {
      for (double activation : ofUnit) {
        squares += activation * activation;
      }
    }
    return Double.isFinite(squares);
  }
}
