package org.swath.core.data;

import java.util.Objects;
import java.util.Optional;

/**
 * A dataset in memory: a training part and a test part of examples of the same size.
 *
 * @param train what a workload trains on
 * @param test what it is evaluated on
 * @param classes number of classes; labels run from 0 to classes - 1. 1 where there are none
 * @param rule how what is to be predicted was drawn, where the images are sequences of tokens:
 *     their first row the tokens, their second what is to be predicted; empty for all others
 */
public record Dataset(
    LabelledImages train, LabelledImages test, int classes, Optional<SequenceRule> rule) {

  public Dataset {
    if (train.pixelsPerImage() != test.pixelsPerImage()) {
      throw new IllegalArgumentException(
          "Training and test images must have the same size, but got %d and %d pixels"
              .formatted(train.pixelsPerImage(), test.pixelsPerImage()));
    }
    if (train.ofNumbers() != test.ofNumbers()
        || train.targetsPerExample() != test.targetsPerExample()) {
      throw new IllegalArgumentException(
          "Training and test examples must hold the same: pixels or numbers, and as many targets");
    }
    Objects.requireNonNull(rule, "rule");
  }

  /** A dataset of images that are no sequences. */
  public Dataset(LabelledImages train, LabelledImages test, int classes) {
    this(train, test, classes, Optional.empty());
  }
}
