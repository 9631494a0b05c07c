package org.swath.core.workload.classifier;

import java.util.Arrays;

/**
 * A batch of images, with its pixels, if it has them, sorted by their position: what the lanes of a
 * cohort share. Not thread-safe.
 */
final class ImageBatch {

  private final SparseImages images;
  private final int[] examples;
  private final byte[] labels;
  private int count;

  private final int[] starts;
  private final int[] next;
  private int[] rows = new int[0];
  private byte[] pixels = new byte[0];

  /**
   * @param largest number of images that may be selected at once
   */
  ImageBatch(SparseImages images, int largest) {
    this.images = images;
    this.examples = new int[largest];
    this.labels = new byte[largest];
    this.starts = new int[images.inputs() + 1];
    this.next = new int[images.inputs()];
  }

  /** Turns to the images {@code chosen[from .. from + size)}, in that order. */
  void select(int[] chosen, int from, int size) {
    count = size;
    System.arraycopy(chosen, from, examples, 0, size);
    for (int row = 0; row < size; row++) {
      labels[row] = images.labels()[examples[row]];
    }
    if (!images.ofNumbers()) {
      countPixels();
      sortPixels();
    }
  }

  private void countPixels() {
    Arrays.fill(next, 0);
    for (int row = 0; row < count; row++) {
      int end = images.starts()[examples[row] + 1];
      for (int t = images.starts()[examples[row]]; t < end; t++) {
        next[images.positions()[t]]++;
      }
    }
    int sum = 0;
    for (int position = 0; position < next.length; position++) {
      starts[position] = sum;
      sum += next[position];
      next[position] = starts[position];
    }
    starts[next.length] = sum;
    if (sum > rows.length) {
      rows = new int[sum];
      pixels = new byte[sum];
    }
  }

  private void sortPixels() {
    for (int row = 0; row < count; row++) {
      int end = images.starts()[examples[row] + 1];
      for (int t = images.starts()[examples[row]]; t < end; t++) {
        int to = next[images.positions()[t]]++;
        rows[to] = row;
        pixels[to] = images.pixels()[t];
      }
    }
  }

  SparseImages images() {
    return images;
  }

  /** Number of images in the batch. */
  int count() {
    return count;
  }

  /** Which images they are, in the first {@link #count} elements. */
  int[] examples() {
    return examples;
  }

  /** Their classes, in the first {@link #count} elements. */
  byte[] labels() {
    return labels;
  }

  /** Where the pixels of each position begin, and after the last where they all end. */
  int[] starts() {
    return starts;
  }

  /** Which image of the batch each pixel belongs to, ascending within a position. */
  int[] rows() {
    return rows;
  }

  /** How bright each pixel is, as {@link SparseImages#pixels()}. */
  byte[] pixels() {
    return pixels;
  }
}
