package org.swath.core.workload.autoencoder;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.swath.core.workload.activations.ActivationProbe;
import org.swath.core.workload.activations.Activations;
import org.swath.core.workload.activations.NormalisedReconstruction;
import org.swath.core.workload.activations.PixelMatrix;

/**
 * What is measured of a trained autoencoder; {@link SparseAutoencoder} defines the metrics.
 *
 * @param train training images
 * @param test test images
 * @param probe on activations
 * @param reconstruction of the test images
 */
record AutoencoderEvaluation(
    PixelMatrix train,
    PixelMatrix test,
    ActivationProbe probe,
    NormalisedReconstruction reconstruction) {

  /** Names of the metrics, in order. */
  static final List<String> METRICS =
      List.of("probe-accuracy", "active-units", "reconstruction-error", "dead-units");

  /**
   * Computes the metrics.
   *
   * @param encoder [pixels + 1 × units], the last row the biases
   * @param decoder [units × pixels], without biases
   * @return all NaN when an activation on a test image is not finite; the first NaN when those on
   *     training images have grown beyond double precision
   */
  double[] metrics(INDArray encoder, INDArray decoder) {
    Activations activations = new Activations(test.activations(encoder));
    if (!activations.areFinite()) {
      double[] none = new double[METRICS.size()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    double activeUnits = activations.activeUnits();
    int deadUnits = activations.deadUnits();
    double error =
        reconstruction.error(
            activations, test.times(decoder.transpose()), decoder.toDoubleMatrix());
    // Last, because it overwrites the activations.
    double accuracy = probe.accuracy(train.activations(encoder), activations.values());
    return new double[] {accuracy, activeUnits, error, deadUnits};
  }
}
