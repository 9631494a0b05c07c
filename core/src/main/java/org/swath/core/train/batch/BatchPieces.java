package org.swath.core.train.batch;

import org.swath.core.workload.CohortModel;

/**
 * One batch, cut into pieces that are computed one after the other.
 *
 * @param examples numbers of training examples
 * @param from index in {@code examples} of the batch's first
 * @param count examples in the batch, at least 1
 * @param pieceSize examples in a piece, at least 1; the last may hold fewer
 */
public record BatchPieces(int[] examples, int from, int count, int pieceSize) {

  /** Number of pieces. */
  public int pieces() {
    return (count - 1) / pieceSize + 1;
  }

  /** Turns a model to a piece, counted from 0. */
  public void start(CohortModel model, int piece) {
    model.startBatch(examples, from + piece * pieceSize, countOf(piece));
  }

  /** The share of a piece in the batch's examples. */
  public double share(int piece) {
    return countOf(piece) / (double) count;
  }

  private int countOf(int piece) {
    return Math.min(pieceSize, count - piece * pieceSize);
  }
}
