package org.swath.core.workload.encoder;

/**
 * The variance and decorrelation terms of one lane, from the covariance of its units on a batch.
 *
 * <p>Both terms depend on the activations a only through their covariance, so their gradient on a
 * is {@code c M}, with c the centred activations [batch × units] and M a symmetric matrix [units ×
 * units] that this class computes:
 *
 * <ul>
 *   <li>off the diagonal {@code 4 C_jk / (n s_j s_k)} from the correlations C_jk, n = batch - 1 and
 *       s_j = std_j + 1e-8,
 *   <li>on it {@code -4 Σ_k C_jk² / (n s_j std_j)}, the way of the decorrelation through std, and
 *       {@code -2 / (n (Var_j + 1e-6))} from the variance term.
 * </ul>
 *
 * <p>A unit that is constant on the batch has c = 0 and std = 0: it gets no gradient through
 * either.
 */
final class CovarianceTerms {

  private static final double VARIANCE_EPSILON = 1e-6;
  private static final double DEVIATION_EPSILON = 1e-8;

  private final int units;
  private final double[] inverseScale;
  private final double[] deviation;
  private double variance;
  private double decorrelation;

  CovarianceTerms(int units) {
    this.units = units;
    this.inverseScale = new double[units];
    this.deviation = new double[units];
  }

  /**
   * Computes both terms, and turns the covariance into M.
   *
   * @param matrix [units × units], symmetric: the covariance times {@code n} on entry, M weighted
   *     by the lane's term weights on return
   * @param n batch size less one
   */
  void compute(double[] matrix, int n, EncoderLane lane) {
    variance = 0;
    decorrelation = 0;
    for (int j = 0; j < units; j++) {
      double unitVariance = matrix[j * units + j] / n;
      deviation[j] = Math.sqrt(unitVariance);
      inverseScale[j] = 1 / (deviation[j] + DEVIATION_EPSILON);
      variance -= Math.log(unitVariance + VARIANCE_EPSILON);
    }
    double offDiagonal = 4 * lane.decorrelationWeight() / n;
    for (int j = 0; j < units; j++) {
      int row = j * units;
      double unitVariance = matrix[row + j] / n;
      double perRow = inverseScale[j] / n;
      double squares = 0;
      for (int k = 0; k < units; k++) {
        double correlation = matrix[row + k] * perRow * inverseScale[k];
        squares += k == j ? 0 : correlation * correlation;
        matrix[row + k] = offDiagonal * correlation * inverseScale[j] * inverseScale[k];
      }
      decorrelation += squares;
      double throughDeviation =
          deviation[j] == 0 ? 0 : -offDiagonal * squares * inverseScale[j] / deviation[j];
      double throughVariance = -2 * lane.varianceWeight() / (n * (unitVariance + VARIANCE_EPSILON));
      matrix[row + j] = throughDeviation + throughVariance;
    }
  }

  /** The variance term of the last batch, unweighted. */
  double variance() {
    return variance;
  }

  /** The decorrelation term of the last batch, unweighted. */
  double decorrelation() {
    return decorrelation;
  }
}
