package org.swath.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.swath.core.device.HostVector;
import org.swath.core.state.StateMismatchException;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.workload.CohortModel;

/** One run while it trains. */
final class Lane {

  private static final String MODEL = "model";
  private static final String OPTIMIZER = "optimizer";

  private final int index;
  private final CohortModel model;
  private final Optimizer optimizer;
  private final double learningRate;
  private final double[] sums;
  private final List<CompletedEpoch> curve = new ArrayList<>();
  private int batches;
  private double trainSeconds;
  private double[] runMetrics = new double[0];
  private double evaluationSeconds;
  private String divergence;
  private String failure;

  Lane(int index, CohortModel model, Optimizer optimizer, double learningRate, int metricCount) {
    this.index = index;
    this.model = model;
    this.optimizer = optimizer;
    this.learningRate = learningRate;
    this.sums = new double[metricCount];
  }

  /**
   * Goes on from a checkpoint.
   *
   * @param epochs that the run shall have in the end
   * @throws CheckpointMismatchException when it is not one of this run
   */
  void restore(Checkpoint checkpoint, int epochs) {
    if (checkpoint.epoch() > epochs || checkpoint.metricCount() != sums.length) {
      throw new CheckpointMismatchException(
          index,
          "it must hold at most %d epochs of %d metrics, but holds %d of %d"
              .formatted(epochs, sums.length, checkpoint.epoch(), checkpoint.metricCount()));
    }
    StateReader state = new StateReader(checkpoint.state());
    try {
      model.restore(index, state.part(MODEL));
      optimizer.restore(state.part(OPTIMIZER));
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
    optimizer.save(state.part(OPTIMIZER));
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

  void trainBatch(double[] terms, int epoch) {
    try {
      model.lossAndGradient(index, terms);
      if (!Double.isFinite(terms[0])) {
        divergence = "loss became " + terms[0] + " in epoch " + epoch + ", batch " + (batches + 1);
        return;
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] += terms[i];
      }
      batches++;
      optimizer.step(learningRate);
    } catch (RuntimeException e) {
      failure = "training in epoch " + epoch + ": " + reason(e);
    }
  }

  void afterEpoch(int epoch, double seconds, EpochListener listener) {
    trainSeconds += trainedInThisEpoch() ? seconds : 0;
    if (active()) {
      double[] means = new double[sums.length];
      for (int i = 0; i < sums.length; i++) {
        means[i] = sums[i] / batches;
        sums[i] = 0;
      }
      curve.add(new CompletedEpoch(means.clone(), seconds));
      listener.epochCompleted(index, epoch, means, seconds);
    }
    batches = 0;
  }

  /** Notices what the last step did, which no loss has shown. */
  void afterLastEpoch() {
    if (active() && !isFinite(model.parameters(index))) {
      divergence = "parameters became infinite or NaN in the last step";
    }
  }

  void evaluate(LongSupplier nanoTime) {
    long start = nanoTime.getAsLong();
    try {
      runMetrics = model.evaluate(index);
    } catch (RuntimeException e) {
      failure = "evaluation: " + reason(e);
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
