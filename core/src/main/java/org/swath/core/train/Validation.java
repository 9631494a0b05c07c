package org.swath.core.train;

import java.util.List;
import java.util.Optional;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Part;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * The smallest validation loss of a run so far, and the parameters that had it, if they are to be
 * kept.
 */
final class Validation {

  /** The name of the part of a spec: which model of a run is evaluated in the end. */
  static final String KEPT_MODEL = "kept-model";

  private final boolean keepsBest;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private double[] best = new double[0];

  Validation(Optional<ComponentChoice> keptModel) {
    this.keepsBest = keptModel.isPresent();
  }

  static Part part() {
    return new Part(
        KEPT_MODEL,
        "a choice of the model to keep",
        List.of(
            new Component("last", 1, "The model after the last epoch is evaluated", List.of()),
            new Component(
                "best-validation",
                1,
                "The model after the epoch with the smallest validation loss is evaluated",
                List.of())),
        true);
  }

  /** Told after each epoch; a loss that equals the best so far is no better. */
  void epochCompleted(int epoch, double loss, HostVector parameters) {
    if (loss < bestLoss) {
      bestLoss = loss;
      bestEpoch = epoch;
      if (keepsBest) {
        best = parameters.toDoubles();
      }
    }
  }

  /** Puts the model that is to be evaluated in place. */
  void choose(HostVector parameters) {
    if (best.length > 0) {
      parameters.set(best);
    }
  }

  /** See {@link Measurements#OF_BEST_VALIDATION}; NaN where no epoch had a finite loss. */
  double[] runMetrics() {
    return bestEpoch == 0
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {bestLoss, bestEpoch};
  }

  void save(StateWriter state) {
    state.doubles("best-loss", bestLoss);
    state.longs("best-epoch", bestEpoch);
    if (best.length > 0) {
      state.doubles("best", best);
    }
  }

  /**
   * @param parameterCount of the run
   */
  void restore(StateReader state, int parameterCount) {
    double[] loss = new double[1];
    state.doubles("best-loss", loss);
    long[] epoch = new long[1];
    state.longs("best-epoch", epoch);
    bestLoss = loss[0];
    bestEpoch = Math.toIntExact(epoch[0]);
    if (keepsBest && bestEpoch > 0) {
      best = new double[parameterCount];
      state.doubles("best", best);
    }
  }
}
