package org.swath.core.workload.encoder;

import java.util.Arrays;
import java.util.List;
import org.swath.core.workload.activations.ActivationProbe;
import org.swath.core.workload.activations.Activations;
import org.swath.core.workload.activations.LayerWeights;
import org.swath.core.workload.activations.NormalisedReconstruction;
import org.swath.core.workload.activations.Responsibilities;

/**
 * What is measured of a trained encoder; {@link ImplicitEmEncoder} defines the metrics.
 *
 * @param probe on activations
 * @param reconstruction of the test images
 */
record EncoderEvaluation(ActivationProbe probe, NormalisedReconstruction reconstruction) {

  /** Names of the metrics, in order. */
  static final List<String> METRICS =
      List.of(
          "probe-accuracy",
          "dead-units",
          "redundancy",
          "responsibility-entropy",
          "largest-responsibility",
          "active-units",
          "reconstruction-error");

  /**
   * Computes the metrics.
   *
   * @param train activations [unit][training image]; overwritten
   * @param test activations [unit][test image]; overwritten
   * @param layer the weights that gave them
   * @return all NaN when an activation on a test image is not finite; the first NaN when those on
   *     training images have grown beyond double precision
   */
  double[] metrics(double[][] train, double[][] test, LayerWeights layer) {
    Activations activations = new Activations(test);
    if (!activations.areFinite()) {
      double[] none = new double[METRICS.size()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    Responsibilities responsibilities = Responsibilities.of(activations);
    int deadUnits = activations.deadUnits();
    double redundancy = activations.redundancy();
    double activeUnits = activations.activeUnits();
    double error =
        reconstruction.error(activations, withoutBiases(test, layer.biases()), layer.weights());
    // Last, because it overwrites the activations.
    double accuracy = probe.accuracy(train, test);
    return new double[] {
      accuracy,
      deadUnits,
      redundancy,
      responsibilities.entropy(),
      responsibilities.largest(),
      activeUnits,
      error
    };
  }

  /** {@code a - b}, which is {@code W x} wherever a unit is active. */
  private static double[][] withoutBiases(double[][] activations, double[] biases) {
    double[][] projections = new double[activations.length][];
    for (int unit = 0; unit < activations.length; unit++) {
      projections[unit] = activations[unit].clone();
      for (int image = 0; image < projections[unit].length; image++) {
        projections[unit][image] -= biases[unit];
      }
    }
    return projections;
  }
}
