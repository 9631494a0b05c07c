package org.swath.core.workload.sequence;

import org.swath.core.data.LabelledImages;

/**
 * Sequences of tokens, each with a token to be predicted at every place; never changed once made.
 *
 * @param images as sources of sequences store them: a row of tokens, and a row of those to be
 *     predicted
 * @param from number of the first image that belongs to these
 * @param count how many do
 */
public record Sequences(LabelledImages images, int from, int count) {

  /** Places of a sequence. */
  public int length() {
    return images.width();
  }

  /** The token at a place of a sequence. */
  public int token(int sequence, int place) {
    return images.pixels()[start(sequence) + place] & 0xff;
  }

  /** The token to be predicted there. */
  public int target(int sequence, int place) {
    return images.pixels()[start(sequence) + length() + place] & 0xff;
  }

  private int start(int sequence) {
    return (from + sequence) * images.pixelsPerImage();
  }
}
