package org.swath.core.workload.cayley;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a model is trained to make small. */
enum LossForm {

  /** The cross-entropy, and λ times how far the Cayley maps are from unitary. */
  CROSS_ENTROPY,

  /**
   * What the original computes: {@code -ln q_y + λ (ln Σ q)²}, q the likelihoods before they are
   * normalised. It is the cross-entropy, less u = ln Σ q, and λ u²; its least value for a
   * cross-entropy is that less 1 / (4 λ), at u = 1 / (2 λ).
   */
  ORIGIN;

  /** As specs spell it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(LossForm::label).toList();
  }

  /** The form of a label that a spec was checked for. */
  static LossForm labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
