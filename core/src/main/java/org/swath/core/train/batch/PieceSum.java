package org.swath.core.train.batch;

import java.util.Arrays;
import org.swath.core.device.HostVector;

/**
 * Gathers the gradient and the loss terms of one lane over the pieces of a batch, in double
 * precision: means over the batch's examples, of means over each piece's. A batch in one piece is
 * passed through as it is.
 */
public final class PieceSum {

  private final double[] terms;
  private double[] gradient = new double[0];

  /**
   * @param termCount loss and workload metrics
   */
  public PieceSum(int termCount) {
    this.terms = new double[termCount];
  }

  /**
   * Adds what a piece gave.
   *
   * @param pieceTerms its loss and metrics
   * @param pieceGradient its gradient; after the last piece, filled with the batch's
   */
  public void add(BatchPieces batch, int piece, double[] pieceTerms, HostVector pieceGradient) {
    if (batch.pieces() == 1) {
      System.arraycopy(pieceTerms, 0, terms, 0, terms.length);
      return;
    }
    if (piece == 0) {
      gradient = gradient.length == 0 ? new double[pieceGradient.length()] : gradient;
      Arrays.fill(gradient, 0);
      Arrays.fill(terms, 0);
    }
    double share = batch.share(piece);
    for (int i = 0; i < terms.length; i++) {
      terms[i] += share * pieceTerms[i];
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += share * pieceGradient.get(i);
    }
    if (piece == batch.pieces() - 1) {
      pieceGradient.set(gradient);
    }
  }

  /** Loss and metrics of the batch, once its last piece was added; reused by the next batch. */
  public double[] terms() {
    return terms;
  }
}
