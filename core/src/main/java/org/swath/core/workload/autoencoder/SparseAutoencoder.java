package org.swath.core.workload.autoencoder;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.data.DataContent;
import org.swath.core.data.Dataset;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;

/**
 * The sparse autoencoder that the implicit-EM study compares its encoder with: {@code a = ReLU(W x
 * + b)} and {@code y = V a + c}, trained on batches of B images x of P pixels in [0, 1] with K
 * hidden units to minimise {@code reconstruction + sparsity-weight · sparsity}:
 *
 * <ul>
 *   <li>{@code reconstruction}: {@code Σ_ip (y_ip - x_ip)² / (B P)},
 *   <li>{@code sparsity}: {@code Σ_ij a_ij / (B K)}.
 * </ul>
 *
 * <p>The weights and biases of each layer start uniform on {@code ±1/√inputs of the layer}, from
 * the stream {@code initialisation}, the encoder's first: at one seed it starts where the
 * implicit-EM encoder of the same size does. Run metrics, of the trained model on the test images:
 *
 * <ul>
 *   <li>{@code probe-accuracy}: share of images that a {@linkplain
 *       org.swath.core.workload.probe.LinearProbe linear probe} on a, fitted to the training
 *       images, classifies correctly,
 *   <li>{@code active-units}: mean number of units above 0.01,
 *   <li>{@code reconstruction-error}: mean squared error over pixels of {@code V a}, without c,
 *       stretched to the length of the image; a reconstruction of 0 stays 0,
 *   <li>{@code dead-units}: number of units whose population variance is below 0.01.
 * </ul>
 */
public final class SparseAutoencoder implements Workload {

  private static final int MOST_LANES = 24;

  /** Gathering the batch, over a lane's own step. */
  private static final double SHARED_WORK = 0.02;

  private static final WorkloadComponent COMPONENT =
      new WorkloadComponent(
          new Component(
              "sparse-autoencoder",
              1,
              "ReLU layer and linear decoder, trained to reconstruct images with small activations",
              List.of(
                  Parameter.integer("hidden-units", 2, 64, "Number of hidden units"),
                  Parameter.number(
                          "sparsity-weight",
                          Domain.NumberRange.nonNegative(),
                          0.01,
                          "Weight of the mean activation")
                      .asFusible())),
          List.of("reconstruction", "sparsity"),
          AutoencoderEvaluation.METRICS,
          new LaneSharing(MOST_LANES, SHARED_WORK),
          LossReduction.MEAN,
          false);

  @Override
  public WorkloadComponent component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWithContent(DataContent content) {
    return content.problemFor(
        COMPONENT.component().name(),
        List.of(DataContent.Inputs.GREY_PIXELS),
        List.of(DataContent.Goal.CLASSES));
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    return Optional.empty();
  }

  /** Trains in single precision on the portable kernel, whichever is given. */
  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    return PreparedAutoencoder.of(dataset, DataType.FLOAT);
  }
}
