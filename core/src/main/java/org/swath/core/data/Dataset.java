package org.swath.core.data;

/**
 * A dataset in memory: a training part and a test part of images of the same size.
 *
 * @param train what a workload trains on
 * @param test what it is evaluated on
 * @param classes number of classes; labels run from 0 to classes - 1
 */
public record Dataset(LabelledImages train, LabelledImages test, int classes) {

  public Dataset {
    if (train.pixelsPerImage() != test.pixelsPerImage()) {
      throw new IllegalArgumentException(
          "Training and test images must have the same size, but got %d and %d pixels"
              .formatted(train.pixelsPerImage(), test.pixelsPerImage()));
    }
  }
}
