package org.swath.core.workload.probe;

import java.util.Arrays;

/**
 * A linear classifier on standardised features.
 *
 * @param standardisation learnt from the training features
 * @param coefficients [class][feature]
 * @param intercepts [class]
 */
public record FittedProbe(
    Standardisation standardisation, double[][] coefficients, double[] intercepts) {

  /**
   * The share of examples whose most probable class is their label; of classes equally probable the
   * lowest counts.
   *
   * @param columns [feature][example]; standardised in place
   * @param labels [example]
   */
  public double accuracy(double[][] columns, byte[] labels) {
    standardisation.apply(columns);
    double[] scores = new double[labels.length];
    double[] best = new double[labels.length];
    int[] predicted = new int[labels.length];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < intercepts.length; k++) {
      Arrays.fill(scores, intercepts[k]);
      for (int feature = 0; feature < columns.length; feature++) {
        double coefficient = coefficients[k][feature];
        double[] column = columns[feature];
        for (int i = 0; i < scores.length; i++) {
          scores[i] += coefficient * column[i];
        }
      }
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] > best[i]) {
          best[i] = scores[i];
          predicted[i] = k;
        }
      }
    }
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      correct += predicted[i] == labels[i] ? 1 : 0;
    }
    return (double) correct / labels.length;
  }
}
