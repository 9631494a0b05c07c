package org.swath.core.workload.cayley;

import java.util.Arrays;
import org.swath.core.workload.sequence.SequenceBatch;

/**
 * From the numbers of a place to the probabilities of the next token, by Born's rule: with
 * amplitudes α = W ψ, token v has the likelihood {@code q_v = (|α_v|² + ε mean |α|²) exp(b_v)}, and
 * the probability {@code q_v / Σ q}. Not thread-safe.
 */
final class BornHead {

  private static final double FLOOR = 1e-6;

  private final CayleyShape shape;
  private final ComplexMap map;
  private final double[][] amplitudes;
  private final double[][] likelihoods;
  private final double[] sums;
  private final double[] powers;
  private final double[] best;
  private final double[] weights;
  private final double[][] ofAmplitudes;
  private final double[] ofTotals;
  private final double[] ofTargets;
  private final double[] totals;

  /**
   * @param most rows at once
   */
  BornHead(CayleyShape shape, int most) {
    this.shape = shape;
    this.map = new ComplexMap(shape.amplitudesFrom(), shape.units(), shape.tokens(), most);
    this.amplitudes = new double[2 * shape.tokens()][most];
    this.likelihoods = new double[shape.tokens()][most];
    this.sums = new double[most];
    this.powers = new double[most];
    this.best = new double[most];
    this.weights = new double[shape.tokens()];
    this.ofAmplitudes = new double[2 * shape.tokens()][most];
    this.ofTotals = new double[most];
    this.ofTargets = new double[most];
    this.totals = new double[most];
  }

  /**
   * What a head makes of some rows; sums over them.
   *
   * @param crossEntropy of the tokens to be predicted
   * @param logNorm ln Σ q
   * @param squaredLogNorm its square
   * @param right rows whose token has the largest likelihood
   */
  record Sums(double crossEntropy, double logNorm, double squaredLogNorm, int right) {}

  /** Turns to the parameters of a lane. */
  void load(double[] parameters) {
    map.load(parameters);
    for (int token = 0; token < weights.length; token++) {
      weights[token] = Math.exp(parameters[shape.biasesFrom() + token]);
    }
  }

  /**
   * Predicts.
   *
   * @param psi [D × rows]
   */
  Sums forward(double[][] psi, SequenceBatch batch) {
    int rows = batch.rows();
    map.forward(psi, amplitudes, rows);
    double[] power = powers;
    double[] sum = sums;
    double[] largest = best;
    Arrays.fill(power, 0, rows, 0);
    for (int token = 0; token < weights.length; token++) {
      double[] a = amplitudes[2 * token];
      double[] b = amplitudes[2 * token + 1];
      double[] likelihood = likelihoods[token];
      for (int row = 0; row < rows; row++) {
        likelihood[row] = a[row] * a[row] + b[row] * b[row];
        power[row] += likelihood[row];
      }
    }
    Arrays.fill(sum, 0, rows, 0);
    Arrays.fill(largest, 0, rows, 0);
    double share = FLOOR / weights.length;
    for (int token = 0; token < weights.length; token++) {
      double[] likelihood = likelihoods[token];
      double weight = weights[token];
      for (int row = 0; row < rows; row++) {
        likelihood[row] = weight * (likelihood[row] + share * power[row]);
        sum[row] += likelihood[row];
        largest[row] = Math.max(largest[row], likelihood[row]);
      }
    }
    return sums(batch);
  }

  private Sums sums(SequenceBatch batch) {
    int rows = batch.rows();
    double crossEntropy = 0;
    double logNorm = 0;
    double squared = 0;
    int right = 0;
    for (int row = 0; row < rows; row++) {
      double likelihood = likelihoods[batch.target(row)][row];
      double u = Math.log(sums[row]);
      totals[row] = u;
      crossEntropy += u - Math.log(likelihood);
      logNorm += u;
      squared += u * u;
      right += likelihood == best[row] ? 1 : 0;
    }
    return new Sums(crossEntropy, logNorm, squared, right);
  }

  /**
   * The way back, after {@link #forward} with the same arguments.
   *
   * @param lambda of the original's form of the loss, unused in the other
   * @param share what a row counts in the loss
   * @param ofPsi filled with the slopes of {@code psi}
   */
  void backward(
      LossForm form,
      double lambda,
      double share,
      double[][] psi,
      SequenceBatch batch,
      double[][] ofPsi,
      double[] gradient) {
    int rows = batch.rows();
    double weightSum = 0;
    for (double weight : weights) {
      weightSum += weight;
    }
    for (int row = 0; row < rows; row++) {
      double ofLogNorm = form == LossForm.ORIGIN ? 2 * lambda * totals[row] : 1;
      sums[row] = share * ofLogNorm / sums[row];
      int target = batch.target(row);
      ofTargets[row] = share * weights[target] / likelihoods[target][row];
      ofTotals[row] = weightSum * sums[row] - ofTargets[row];
      gradient[shape.biasesFrom() + target] -= share;
    }
    double floor = FLOOR / weights.length;
    double[] slope = sums;
    double[] ofTotal = ofTotals;
    for (int token = 0; token < weights.length; token++) {
      double[] likelihood = likelihoods[token];
      double ofBias = 0;
      for (int row = 0; row < rows; row++) {
        ofBias += slope[row] * likelihood[row];
      }
      gradient[shape.biasesFrom() + token] += ofBias;
      double weight = weights[token];
      double[] a = amplitudes[2 * token];
      double[] b = amplitudes[2 * token + 1];
      double[] ofA = ofAmplitudes[2 * token];
      double[] ofB = ofAmplitudes[2 * token + 1];
      for (int row = 0; row < rows; row++) {
        double ofPower = 2 * (weight * slope[row] + floor * ofTotal[row]);
        ofA[row] = ofPower * a[row];
        ofB[row] = ofPower * b[row];
      }
    }
    for (int row = 0; row < rows; row++) {
      int real = 2 * batch.target(row);
      double ofPower = 2 * ofTargets[row];
      ofAmplitudes[real][row] -= ofPower * amplitudes[real][row];
      ofAmplitudes[real + 1][row] -= ofPower * amplitudes[real + 1][row];
    }
    for (double[] slopes : ofPsi) {
      Arrays.fill(slopes, 0, rows, 0);
    }
    map.backward(psi, ofAmplitudes, ofPsi, gradient, rows);
  }
}
