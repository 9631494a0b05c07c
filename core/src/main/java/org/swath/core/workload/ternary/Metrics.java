package org.swath.core.workload.ternary;

import java.util.ArrayList;
import java.util.List;

/** What the workload reports, by name and place. */
final class Metrics {

  /** Means over an epoch's batches, from the first term after the loss. */
  private static final List<String> OF_BATCHES =
      List.of(
          "cross-entropy-a",
          "cross-entropy-b",
          "divergence-a",
          "divergence-b",
          "output-entropy",
          "repulsion",
          "latent-entropy-a",
          "latent-entropy-b",
          "alignment");

  /** What the epoch was trained with. */
  private static final List<String> OF_CONTROLLERS =
      List.of("coupling", "gradient-ratio", "weight-a", "weight-b");

  /** What the model is found to do after an epoch, or in the end. */
  private static final List<String> MEASURED =
      List.of(
          "coverage-a",
          "coverage-b",
          "argmax-coverage-a",
          "argmax-coverage-b",
          "categorical-coverage-a",
          "categorical-coverage-b",
          "chance-coverage",
          "exact-match-a",
          "exact-match-b",
          "active-latents-a",
          "active-latents-b");

  private static final int LOSS = 1;

  private Metrics() {}

  static List<String> ofEpochs() {
    List<String> names = new ArrayList<>(OF_BATCHES);
    names.addAll(OF_CONTROLLERS);
    names.addAll(MEASURED);
    return names;
  }

  static List<String> ofRuns() {
    return MEASURED.stream().map(name -> "final-" + name).toList();
  }

  /** Index of the first metric of the controllers among the values of an epoch, the loss first. */
  static int firstOfControllers() {
    return LOSS + OF_BATCHES.size();
  }

  /** Index of the first measured one. */
  static int firstMeasured() {
    return firstOfControllers() + OF_CONTROLLERS.size();
  }

  /** Number of those measured. */
  static int measured() {
    return MEASURED.size();
  }

  /** What the terms of a batch say of the state of training. */
  static BatchState stateOf(double[] terms) {
    return new BatchState(
        term(terms, "latent-entropy-a"),
        term(terms, "latent-entropy-b"),
        term(terms, "divergence-a"),
        term(terms, "divergence-b"));
  }

  private static double term(double[] terms, String name) {
    return terms[LOSS + OF_BATCHES.indexOf(name)];
  }

  /** Number of values of an epoch, the loss included. */
  static int terms() {
    return firstMeasured() + measured();
  }
}
