package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.CELLS;
import static org.swath.core.workload.ternary.NetworkShape.PLACES;
import static org.swath.core.workload.ternary.NetworkShape.VALUES;

import java.util.Arrays;

/**
 * What a decoder makes of some examples: at each place a distribution over the three values, as the
 * softmax of the decoder's scores. In double precision.
 */
final class Reconstruction {

  /** Keeps the logarithm of a mean probability of 0 finite. */
  private static final double LEAST = 1e-10;

  private final double[] cells;
  private final double[] means = new double[CELLS];

  /**
   * @param most rows at once
   */
  Reconstruction(int most) {
    this.cells = new double[most * CELLS];
  }

  /** Scores, to be written to; then probabilities; then slopes: [row × place × value]. */
  double[] cells() {
    return cells;
  }

  /** Turns scores into probabilities. */
  void normalise(int rows) {
    for (int at = 0; at < rows * CELLS; at += VALUES) {
      normaliseAt(at);
    }
  }

  /**
   * Turns scores into probabilities; returns the mean over rows of the sum over places of {@code
   * -log p(class)}.
   *
   * @param classes [row × place]
   */
  double crossEntropy(byte[] classes, int rows) {
    double loss = 0;
    for (int i = 0; i < rows * PLACES; i++) {
      double own = cells[i * VALUES + classes[i]];
      loss += normaliseAt(i * VALUES) - own;
    }
    return loss / rows;
  }

  /** Returns the logarithm of the sum of the exponentials of the three scores it replaces. */
  private double normaliseAt(int at) {
    double largest = Math.max(cells[at], Math.max(cells[at + 1], cells[at + 2]));
    double e0 = Math.exp(cells[at] - largest);
    double e1 = Math.exp(cells[at + 1] - largest);
    double e2 = Math.exp(cells[at + 2] - largest);
    double sum = e0 + e1 + e2;
    cells[at] = e0 / sum;
    cells[at + 1] = e1 / sum;
    cells[at + 2] = e2 / sum;
    return largest + Math.log(sum);
  }

  /**
   * The entropy of what the decoder gives on average: {@code -Σ p log(p + 1e-10)} over all 27
   * cells, p the mean probability of a cell over the rows.
   */
  double entropy(int rows) {
    Arrays.fill(means, 0);
    for (int row = 0; row < rows; row++) {
      for (int cell = 0; cell < CELLS; cell++) {
        means[cell] += cells[row * CELLS + cell];
      }
    }
    double entropy = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      means[cell] /= rows;
      entropy -= means[cell] * Math.log(means[cell] + LEAST);
    }
    return entropy;
  }

  /**
   * Goes back to the decoder, replacing probabilities by the loss differentiated by the scores.
   *
   * @param ofCrossEntropy what the cross-entropy is multiplied by in the loss
   * @param ofEntropy what the entropy is multiplied by in the loss; where it is not 0, {@link
   *     #entropy} has been asked for
   */
  void back(byte[] classes, double ofCrossEntropy, double ofEntropy, int rows) {
    double[] slopes = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      double p = means[cell];
      slopes[cell] = -ofEntropy / rows * (Math.log(p + LEAST) + p / (p + LEAST));
    }
    double share = ofCrossEntropy / rows;
    for (int i = 0; i < rows * PLACES; i++) {
      int at = i * VALUES;
      int cell = i % PLACES * VALUES;
      double mean = 0;
      for (int value = 0; value < VALUES; value++) {
        mean += cells[at + value] * slopes[cell + value];
      }
      for (int value = 0; value < VALUES; value++) {
        double p = cells[at + value];
        double ofClass = classes[i] == value ? 1 : 0;
        cells[at + value] = share * (p - ofClass) + p * (slopes[cell + value] - mean);
      }
    }
  }
}
