package org.swath.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateMismatchException;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.batch.BatchPieces;
import org.swath.core.train.batch.PieceSum;
import org.swath.core.train.gradient.Norms;
import org.swath.core.train.monitor.Monitors;
import org.swath.core.workload.CohortModel;

/** One run while it trains. */
final class Lane {

  private static final String MODEL = "model";
  private static final String VALIDATION = "validation";

  /** A norm costs a tenth of a fast step, and one in four says as much as all. */
  private static final int BATCHES_PER_NORM = 4;

  private final int index;
  private final CohortModel model;
  private final Measurements measurements;
  private final LaneStep step;
  private final Validation validation;
  private final double[] terms;
  private final PieceSum batchTerms;
  private final double[] sums;
  private final List<CompletedEpoch> curve = new ArrayList<>();
  private double normSum;
  private int norms;
  private double updateRatio;
  private int batches;
  private double trainSeconds;
  private double[] runMetrics = new double[0];
  private double evaluationSeconds;
  private String divergence;
  private String failure;

  Lane(
      int index,
      CohortModel model,
      Measurements measurements,
      LaneStep step,
      Validation validation) {
    this.index = index;
    this.model = model;
    this.measurements = measurements;
    this.step = step;
    this.validation = validation;
    this.terms = new double[measurements.termCount()];
    this.batchTerms = new PieceSum(measurements.termCount());
    this.sums = new double[measurements.termCount()];
  }

  /**
   * Goes on from a checkpoint.
   *
   * @param epochs that the run shall have in the end
   * @throws CheckpointMismatchException when it is not one of this run
   */
  void restore(Checkpoint checkpoint, int epochs) {
    if (checkpoint.epoch() > epochs || checkpoint.metricCount() != measurements.count()) {
      throw new CheckpointMismatchException(
          index,
          "it must hold at most %d epochs of %d metrics, but holds %d of %d"
              .formatted(
                  epochs, measurements.count(), checkpoint.epoch(), checkpoint.metricCount()));
    }
    StateReader state = new StateReader(checkpoint.state());
    try {
      model.restore(index, state.part(MODEL));
      step.restore(state);
      if (measurements.validates()) {
        validation.restore(state.part(VALIDATION), model.parameters(index).length());
      }
      state.requireAllRead();
    } catch (StateMismatchException e) {
      throw new CheckpointMismatchException(index, e.getMessage());
    }
    for (CompletedEpoch point : checkpoint.curve()) {
      curve.add(point);
      trainSeconds += point.seconds();
    }
  }

  /** A copy of the run as it is, between two epochs. */
  Checkpoint checkpoint() {
    StateWriter state = new StateWriter();
    model.save(index, state.part(MODEL));
    step.save(state);
    if (measurements.validates()) {
      validation.save(state.part(VALIDATION));
    }
    return new Checkpoint(curve, state.saved());
  }

  int index() {
    return index;
  }

  boolean active() {
    return divergence == null && failure == null;
  }

  boolean trainedInThisEpoch() {
    return active() || batches > 0;
  }

  void startEpoch(int epoch) {
    step.startEpoch(epoch);
  }

  /**
   * Computes one piece of a batch, to which the model has been turned, and steps after the last.
   *
   * @param lastOfEpoch whether the epoch has no batch after this one
   * @param surfaces to look around with before the step
   */
  void trainPiece(
      BatchPieces batch, int piece, int epoch, boolean lastOfEpoch, SurfaceOpener surfaces) {
    try {
      if (piece == 0) {
        step.lookAround(surfaces, batch);
      }
      model.lossAndGradient(index, terms);
      HostVector gradient = model.gradient(index);
      batchTerms.add(batch, piece, terms, gradient);
      if (piece < batch.pieces() - 1) {
        return;
      }
      double[] found = batchTerms.terms();
      if (!Double.isFinite(found[0])) {
        divergence = "loss became " + found[0] + " in epoch " + epoch + ", batch " + (batches + 1);
        return;
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] += found[i];
      }
      boolean measured = batches % BATCHES_PER_NORM == 0;
      double norm = measured || step.usesNorm() ? Norms.euclidean(gradient) : 0;
      if (measured) {
        normSum += norm;
        norms++;
      }
      batches++;
      if (lastOfEpoch) {
        stepAndCompare(batch, norm);
      } else {
        step.step(batch, norm);
      }
    } catch (RuntimeException e) {
      failure = "training in epoch " + epoch + ": " + reason(e);
    }
  }

  private void stepAndCompare(BatchPieces batch, double norm) {
    HostVector parameters = model.parameters(index);
    double[] before = parameters.toDoubles();
    step.step(batch, norm);
    updateRatio = Norms.distance(parameters, before) / Norms.euclidean(before);
  }

  /** Told after each epoch: measures, and tells the listener. */
  void afterEpoch(
      int epoch,
      double seconds,
      Monitors monitors,
      SurfaceOpener surfaces,
      RandomStreams streams,
      EpochListener listener) {
    trainSeconds += trainedInThisEpoch() ? seconds : 0;
    if (active()) {
      double[] values = new double[measurements.count()];
      try {
        measure(epoch, values);
        double[] found = monitors.measure(batches -> surfaces.open(index, batches), streams, epoch);
        System.arraycopy(found, 0, values, measurements.firstOfMonitors(), found.length);
      } catch (RuntimeException e) {
        failure = "measuring after epoch " + epoch + ": " + reason(e);
      }
      step.epochCompleted(values[0]);
      if (active()) {
        curve.add(new CompletedEpoch(values.clone(), seconds));
        listener.epochCompleted(index, epoch, values, seconds);
      }
    }
    Arrays.fill(sums, 0);
    normSum = 0;
    norms = 0;
    batches = 0;
  }

  private void measure(int epoch, double[] values) {
    for (int i = 0; i < sums.length; i++) {
      values[i] = sums[i] / batches;
    }
    model.completeEpoch(index, values);
    HostVector parameters = model.parameters(index);
    int next = sums.length;
    values[next++] = normSum / norms;
    values[next++] = Norms.euclidean(parameters);
    values[next++] = updateRatio;
    if (measurements.validates()) {
      double loss = model.validationLoss(index);
      validation.epochCompleted(epoch, loss, parameters);
      values[next++] = loss;
      values[next++] = loss - values[0];
    }
  }

  /** Notices what the last step did, which no loss has shown. */
  void afterLastEpoch() {
    if (active() && !isFinite(model.parameters(index))) {
      divergence = "parameters became infinite or NaN in the last step";
    }
  }

  void evaluate(LongSupplier nanoTime) {
    long start = nanoTime.getAsLong();
    HostVector parameters = model.parameters(index);
    double[] last = parameters.toDoubles();
    try {
      validation.choose(parameters);
      double[] ofWorkload = model.evaluate(index);
      double[] ofBest = measurements.validates() ? validation.runMetrics() : new double[0];
      runMetrics = Arrays.copyOf(ofWorkload, ofWorkload.length + ofBest.length);
      System.arraycopy(ofBest, 0, runMetrics, ofWorkload.length, ofBest.length);
    } catch (RuntimeException e) {
      failure = "evaluation: " + reason(e);
    } finally {
      // The run may yet be saved as it was after its last epoch.
      parameters.set(last);
    }
    evaluationSeconds = (nanoTime.getAsLong() - start) / 1e9;
  }

  RunOutcome outcome() {
    return new RunOutcome(
        Optional.ofNullable(divergence),
        Optional.ofNullable(failure),
        curve.size(),
        curve.isEmpty() ? Double.NaN : curve.get(curve.size() - 1).metrics()[0],
        runMetrics,
        trainSeconds,
        evaluationSeconds);
  }

  private static String reason(Throwable cause) {
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static boolean isFinite(HostVector parameters) {
    for (int i = 0; i < parameters.length(); i++) {
      if (!Double.isFinite(parameters.get(i))) {
        return false;
      }
    }
    return true;
  }
}
