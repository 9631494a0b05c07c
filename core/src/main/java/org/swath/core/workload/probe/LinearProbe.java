package org.swath.core.workload.probe;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multinomial logistic regression on standardised features, as scikit-learn's {@code
 * LogisticRegression(C=1)} after {@code StandardScaler} defines it.
 *
 * <p>Minimises {@code Σ_i -log softmax(W x_i + b)[y_i] + ½‖W‖²} with the intercepts b unpenalised.
 * The problem is convex: the answer does not depend on how it is found.
 *
 * @param classes number of classes, labels running from 0
 */
public record LinearProbe(int classes) {

  private static final Lbfgs SOLVER = new Lbfgs(10, 1e-4, 1e-10, 1000);

  public LinearProbe {
    if (classes < 2) {
      throw new IllegalArgumentException("classes >= 2 must hold, but got " + classes);
    }
  }

  /**
   * Fits a probe.
   *
   * @param features [example × feature] in double precision
   * @param labels [example]
   */
  public FittedProbe fit(INDArray features, byte[] labels) {
    double[][] columns = Standardisation.columns(features);
    Standardisation standardisation = Standardisation.learn(columns);
    standardisation.apply(columns);
    try (LogisticObjective objective = new LogisticObjective(columns, labels, classes)) {
      Lbfgs.Minimum minimum = SOLVER.minimise(objective, objective.start());
      return new FittedProbe(
          standardisation, objective.coefficients(minimum.x()), objective.intercepts(minimum.x()));
    }
  }
}
