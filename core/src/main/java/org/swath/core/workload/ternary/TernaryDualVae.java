package org.swath.core.workload.ternary;

import java.util.Optional;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.data.TernaryOperationsSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;

/**
 * Two variational autoencoders of ternary operations that see a share of each other's latent
 * vectors, trained together under schedules and controllers in four phases: the ternary dual VAE,
 * version 5.5. The loss is {@link DualNetwork}'s; the schedules {@link PhaseSchedule}'s; 168,770
 * parameters, of which the {@link StateNet}'s 1,068 are never trained.
 *
 * <p>The last ninth of the training operations, rounded down, is held out; the validation loss is
 * the loss on it with the means as latent vectors, the mean over batches of 64. Epoch metrics of
 * batches are means over them. {@code coupling}, {@code gradient-ratio} (B's length over A's, as
 * the epoch began), {@code weight-a} and {@code weight-b} are what the epoch was trained with.
 * After the first epoch and every {@code coverage-interval} epochs, NaN between, and of the trained
 * model:
 *
 * <ul>
 *   <li>{@code coverage-a}, {@code coverage-b}: share of all 19,683 operations that a decoder gives
 *       for {@code coverage-draws} standard normal latent vectors, when the expected value at each
 *       place is rounded; {@code argmax-coverage-…} takes the likeliest value, {@code
 *       categorical-coverage-…} draws one,
 *   <li>{@code chance-coverage}: the share that as many uniform draws of operations cover,
 *   <li>{@code exact-match-a}, {@code exact-match-b}: share of test operations that come back
 *       without a mistake from the means of their latent vectors, by the likeliest values,
 *   <li>{@code active-latents-a}, {@code active-latents-b}: how many of the 16 means have a
 *       variance over the test operations above 0.01.
 * </ul>
 *
 * Each autoencoder is measured by itself, without coupling.
 */
public final class TernaryDualVae implements Workload {

  private static final int HELD_OUT_PART = 9;
  private static final int MOST_LANES = 24;

  /** Drawing the noise, over a lane's own step. */
  private static final double SHARED_WORK = 0.05;

  private static final WorkloadComponent COMPONENT =
      new WorkloadComponent(
          new Component(
              "ternary-dual-vae",
              1,
              "Two coupled variational autoencoders of ternary operations, trained in phases",
              Settings.all()),
          Metrics.ofEpochs(),
          Metrics.ofRuns(),
          new LaneSharing(MOST_LANES, SHARED_WORK),
          LossReduction.WHOLE_BATCH,
          true);

  @Override
  public WorkloadComponent component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    ParameterValues settings = run.workload();
    if (trainingExamples < HELD_OUT_PART) {
      return Optional.of(
          "A ninth of the operations is held out, so there must be at least %d, but got %d. Use ternary-operations"
              .formatted(HELD_OUT_PART, trainingExamples));
    }
    long consolidation = settings.integer(Settings.CONSOLIDATION_START);
    long resonance = settings.integer(Settings.RESONANCE_START);
    return consolidation < resonance
        ? Optional.empty()
        : Optional.of(
            "%s must be less than %s, but got %d and %d. Change one of them"
                .formatted(
                    Settings.CONSOLIDATION_START,
                    Settings.RESONANCE_START,
                    consolidation,
                    resonance));
  }

  @Override
  public Optional<String> problemWithData(String dataset) {
    return dataset.equals(TernaryOperationsSource.NAME)
        ? Optional.empty()
        : Optional.of(
            "ternary-dual-vae must be trained on %s, but got %s. Change data, or the workload"
                .formatted(TernaryOperationsSource.NAME, dataset));
  }

  @Override
  public int trainedExamples(int trainingExamples) {
    return trainingExamples - trainingExamples / HELD_OUT_PART;
  }

  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    LabelledImages train = dataset.train();
    LabelledImages test = dataset.test();
    int trainedOn = trainedExamples(train.count());
    return new PreparedTernary(
        kernel,
        Operations.of(train, 0, trainedOn),
        Operations.of(train, trainedOn, train.count()),
        Operations.of(test, 0, test.count()));
  }
}
