package org.swath.core.workload.twistor;

import org.swath.core.data.LabelledImages;

/**
 * Sequences of tokens, each with a token to be predicted at every place; never changed once made.
 *
 * @param images as {@link org.swath.core.data.TokenSequencesSource} stores them
 * @param from number of the first image that belongs to these
 * @param count how many do
 */
record Sequences(LabelledImages images, int from, int count) {

  /** Places of a sequence. */
  int length() {
    return images.width();
  }

  int token(int sequence, int place) {
    return images.pixels()[start(sequence) + place] & 0xff;
  }

  int target(int sequence, int place) {
    return images.pixels()[start(sequence) + length() + place] & 0xff;
  }

  private int start(int sequence) {
    return (from + sequence) * images.pixelsPerImage();
  }
}
