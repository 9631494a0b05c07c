package org.swath.core.workload.cayley;

import java.util.ArrayList;
import java.util.List;

/** What is measured of a model, by name and place. */
final class Metrics {

  /**
   * Means over an epoch's batches, before their steps: the cross-entropy whatever the loss is; the
   * share of places whose likeliest token is right; u = ln Σ q of the head; what {@code
   * unitary-lambda} is multiplied by; iterations that a row's solve took on average; and the share
   * of solves that were left at their start.
   */
  private static final List<String> OF_BATCHES =
      List.of(
          "cross-entropy",
          "token-accuracy",
          "log-norm",
          "penalty",
          "solver-iterations-mean",
          "skip-rate");

  /**
   * Measured after an epoch: the cross-entropy and accuracy of the sequences held out; the
   * deviation from unitarity; the share of solves for its probes that were left at what the epoch
   * before had found; and the least cross-entropy that is possible.
   */
  private static final List<String> MEASURED =
      List.of(
          "validation-cross-entropy",
          "validation-token-accuracy",
          "unitarity-deviation",
          "probe-skip-rate",
          "entropy-rate");

  /**
   * Of the trained model, on the test sequences: the cross-entropy, what it is above the entropy
   * rate, and the accuracy; how far the cross-entropy has come down from that of the model before
   * training; the deviation from unitarity; the mean and the most iterations of a solve; and {@code
   * probe-skip-rate} of the last epoch.
   */
  private static final List<String> OF_RUNS =
      List.of(
          "test-cross-entropy",
          "excess-cross-entropy",
          "test-token-accuracy",
          "cross-entropy-drop",
          "final-unitarity-deviation",
          "final-iterations-mean",
          "final-iterations-most",
          "final-probe-skip-rate");

  private Metrics() {}

  static List<String> ofEpochs() {
    List<String> names = new ArrayList<>(OF_BATCHES);
    names.addAll(MEASURED);
    return names;
  }

  static List<String> ofRuns() {
    return OF_RUNS;
  }

  /** Index of the first measured metric among the values of an epoch, the loss first. */
  static int firstMeasured() {
    return 1 + OF_BATCHES.size();
  }
}
