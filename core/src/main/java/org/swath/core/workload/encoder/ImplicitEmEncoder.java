package org.swath.core.workload.encoder;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.data.DataContent;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.activations.ActivationProbe;
import org.swath.core.workload.activations.NormalisedReconstruction;
import org.swath.core.workload.probe.LinearProbe;

/**
 * The decoder-free encoder of the implicit-EM study: {@code a = ReLU(W x + b)}, trained on batches
 * of B images x in [0, 1] with K hidden units to minimise
 *
 * <ul>
 *   <li>{@code lse}: {@code -Σ_i log Σ_j exp(-a_ij)}, summed over the batch; its gradient on a is
 *       the responsibility of unit j for image i,
 *   <li>{@code variance}: {@code -Σ_j log(Var_j + 1e-6)}, Var over the batch with B - 1,
 *   <li>{@code decorrelation}: {@code Σ_{j≠k} C_jk²} over ordered pairs, C the correlation of units
 *       over the batch with standard deviations enlarged by 1e-8,
 * </ul>
 *
 * each times its weight. The loss is not divided by B. Weights and biases start uniform on {@code
 * ±1/√inputs}, from the stream {@code initialisation}. Run metrics, of the trained model on the
 * test images:
 *
 * <ul>
 *   <li>{@code probe-accuracy}: share of images that a {@linkplain
 *       org.swath.core.workload.probe.LinearProbe linear probe} on a, fitted to the training
 *       images, classifies correctly,
 *   <li>{@code dead-units}: number of units whose population variance is below 0.01,
 *   <li>{@code redundancy}: {@code Σ_{j≠k} C_jk²} over ordered pairs, C the correlation of units; a
 *       unit that never changes adds nothing,
 *   <li>{@code responsibility-entropy}: mean entropy of an image's responsibilities, in nats,
 *   <li>{@code largest-responsibility}: mean of an image's largest responsibility,
 *   <li>{@code active-units}: mean number of units above 0.01,
 *   <li>{@code reconstruction-error}: mean squared error over pixels of {@code Wᵀ a} stretched to
 *       the length of the image; a reconstruction of 0 stays 0.
 * </ul>
 */
public final class ImplicitEmEncoder implements Workload {

  private static final int MOST_LANES = 24;

  /** Gathering and sorting the batch, over a lane's own step; measured, see docs/performance.md. */
  private static final double SHARED_WORK = 0.4;

  private static final WorkloadComponent COMPONENT =
      new WorkloadComponent(
          new Component(
              "implicit-em-encoder",
              1,
              "Linear layer with ReLU, trained without a decoder by implicit EM",
              List.of(
                  Parameter.integer("hidden-units", 2, 64, "Number of hidden units"),
                  weight("lse-weight", "Weight of the log-sum-exp term"),
                  weight("variance-weight", "Weight of the variance term"),
                  weight("decorrelation-weight", "Weight of the decorrelation term"))),
          List.of("lse", "variance", "decorrelation"),
          EncoderEvaluation.METRICS,
          new LaneSharing(MOST_LANES, SHARED_WORK));

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
    return problemWithBatches(run.training().count("batch-size"), trainingExamples);
  }

  static Optional<String> problemWithBatches(int batchSize, int trainingExamples) {
    return Math.min(batchSize, trainingExamples) == 1 || trainingExamples % batchSize == 1
        ? Optional.of(
            ("Every batch must hold at least 2 examples, for the variance over a batch, but %d"
                    + " examples in batches of %d leave a batch of 1. Change batch-size or the size"
                    + " of the data")
                .formatted(trainingExamples, batchSize))
        : Optional.empty();
  }

  /** Trains in single precision, as the study does. */
  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    LabelledImages train = dataset.train();
    LabelledImages test = dataset.test();
    return new PreparedEncoder(
        train.pixelsPerImage(),
        kernel == DeviceKernel.VECTOR && VectorKernel.suits(train)
            ? VectorKernel.of(train, test)
            : PortableKernel.of(train, test, DataType.FLOAT),
        new EncoderEvaluation(
            new ActivationProbe(train.labels(), test.labels(), new LinearProbe(dataset.classes())),
            NormalisedReconstruction.of(test)));
  }

  private static Parameter weight(String name, String description) {
    return Parameter.number(name, Domain.NumberRange.nonNegative(), 1.0, description).asFusible();
  }
}
