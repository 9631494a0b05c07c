package org.swath.core.workload.probe;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** The Cholesky factor L of a symmetric positive definite matrix, for triangular solves. */
final class Cholesky {

  private final double[][] lower;

  /**
   * @param matrix [n][n], symmetric up to rounding and positive definite
   */
  Cholesky(double[][] matrix) {
    this.lower =
        new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-9, 0)
            .getL()
            .getData();
  }

  /** L⁻¹ v. */
  double[] solve(double[] v) {
    double[] x = v.clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        x[i] -= lower[i][j] * x[j];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  /** L⁻ᵀ v, with v the part of {@code values} that begins at {@code from}. */
  double[] solveTransposed(double[] values, int from) {
    double[] x = Arrays.copyOfRange(values, from, from + lower.length);
    for (int i = x.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < x.length; j++) {
        x[i] -= lower[j][i] * x[j];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  /**
   * L⁻¹ applied to a run of examples.
   *
   * @param columns [feature][example]
   * @return [feature][example from {@code from} on]
   */
  double[][] solved(double[][] columns, int from, int count) {
    double[][] x = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      double[] row = Arrays.copyOfRange(columns[i], from, from + count);
      for (int j = 0; j < i; j++) {
        double factor = lower[i][j];
        double[] earlier = x[j];
        for (int e = 0; e < count; e++) {
          row[e] -= factor * earlier[e];
        }
      }
      double diagonal = lower[i][i];
      for (int e = 0; e < count; e++) {
        row[e] /= diagonal;
      }
      x[i] = row;
    }
    return x;
  }
}
