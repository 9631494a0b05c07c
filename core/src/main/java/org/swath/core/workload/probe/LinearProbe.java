package org.swath.core.workload.probe;

import java.util.Arrays;

/**
 * Multinomial logistic regression on standardised features, as scikit-learn's {@code
 * LogisticRegression(C=1)} after {@code StandardScaler} defines it.
 *
 * <p>Minimises {@code Σ_i -log softmax(W x_i + b)[y_i] + ½‖W‖²} with the intercepts b unpenalised.
 * The problem is convex: the answer does not depend on how it is found. It is found by L-BFGS in
 * two rounds, a rough one with the curvature at the start and one to the end with the curvature at
 * the rough answer, until a step lowers the loss by less than 1e-11 of it (scikit-learn: 2e-9).
 *
 * @param classes number of classes, labels running from 0
 */
public record LinearProbe(int classes) {

  private static final Lbfgs ROUGH = new Lbfgs(10, 1e-4, 1e-3, 100);
  private static final Lbfgs FINE = new Lbfgs(10, 1e-4, 1e-11, 1000);

  public LinearProbe {
    if (classes < 2) {
      throw new IllegalArgumentException("classes >= 2 must hold, but got " + classes);
    }
  }

  /**
   * Fits a probe.
   *
   * @param columns [feature][example]; standardised in place
   * @param labels [example]
   */
  public FittedProbe fit(double[][] columns, byte[] labels) {
    Standardisation standardisation = Standardisation.learn(columns);
    standardisation.apply(columns);
    try (LogisticObjective objective = new LogisticObjective(columns, labels, classes)) {
      double[] point = new double[objective.dimensions()];
      for (Lbfgs round : new Lbfgs[] {ROUGH, FINE}) {
        LogisticCurvature curvature = new LogisticCurvature(columns, point, classes);
        Lbfgs.Minimum minimum = round.minimise(objective, point, curvature);
        if (minimum.iterations() == round.maxIterations()) {
          throw new IllegalStateException(
              "The linear probe did not settle within %d iterations"
                  .formatted(minimum.iterations()));
        }
        point = minimum.x();
      }
      return fitted(standardisation, point);
    }
  }

  private FittedProbe fitted(Standardisation standardisation, double[] point) {
    int perClass = point.length / classes;
    double[][] coefficients = new double[classes][];
    double[] intercepts = new double[classes];
    for (int k = 0; k < classes; k++) {
      int from = k * perClass;
      coefficients[k] = Arrays.copyOfRange(point, from, from + perClass - 1);
      intercepts[k] = point[from + perClass - 1];
    }
    return new FittedProbe(standardisation, coefficients, intercepts);
  }
}
