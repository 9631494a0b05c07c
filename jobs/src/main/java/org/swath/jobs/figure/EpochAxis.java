package org.swath.jobs.figure;

import java.util.stream.IntStream;

/** How a figure's axis of epochs is divided. */
public enum EpochAxis {
  /** Every epoch as wide as every other. */
  LINEAR,
  /** Every tenfold as wide as every other: much happens in the first epochs. */
  LOG;

  /**
   * The epochs to draw: all when there are no more than {@code most}, or else ones about equally
   * far apart on this axis, the first and the last among them.
   *
   * @param epochs at least 1
   * @param most at least 2
   * @return ascending, from 1
   */
  int[] drawn(int epochs, int most) {
    if (epochs <= most) {
      return IntStream.rangeClosed(1, epochs).toArray();
    }
    return IntStream.range(0, most)
        .map(i -> at((double) i / (most - 1), epochs))
        .distinct()
        .toArray();
  }

  private int at(double part, int epochs) {
    return (int) Math.round(this == LOG ? Math.pow(epochs, part) : 1 + part * (epochs - 1));
  }
}
