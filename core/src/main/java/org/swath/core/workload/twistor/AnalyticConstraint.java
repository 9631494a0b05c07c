package org.swath.core.workload.twistor;

import java.util.Arrays;

/**
 * The constraint on the state behind the last level: {@code C = (2/m) Σ_j (Re ω_j Re π_j + Im ω_j
 * Im π_j)} at each row, which is {@code ω·π* + π·ω*} over m. States are [2 d × rows]. Not
 * thread-safe.
 */
final class AnalyticConstraint {

  private final TwistorShape shape;
  private final double[] values;

  /**
   * @param most rows at once
   */
  AnalyticConstraint(TwistorShape shape, int most) {
    this.shape = shape;
    this.values = new double[most];
  }

  /** Computes C at every row; returns the sum of |C|. */
  double forward(double[] u, int rows) {
    int d = shape.component();
    double scale = 2.0 / shape.units();
    Arrays.fill(values, 0, rows, 0);
    for (int unit = 0; unit < d; unit++) {
      int omega = unit * rows;
      int pi = (d + unit) * rows;
      for (int row = 0; row < rows; row++) {
        values[row] += scale * u[omega + row] * u[pi + row];
      }
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += Math.abs(values[row]);
    }
    return sum;
  }

  /** The sum of what a form makes of C at every row, after {@link #forward}. */
  double penalty(ConstraintForm form, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += form.value(values[row]);
    }
    return sum;
  }

  /**
   * Adds to the slopes of the state those of the weighted mean of what the form makes of C.
   *
   * @param ofU [2 d × rows]
   */
  void backward(ConstraintForm form, double weight, double[] u, double[] ofU, int rows) {
    int d = shape.component();
    double scale = 2.0 / shape.units() * weight / rows;
    for (int row = 0; row < rows; row++) {
      values[row] = scale * form.slope(values[row]);
    }
    for (int unit = 0; unit < d; unit++) {
      int omega = unit * rows;
      int pi = (d + unit) * rows;
      for (int row = 0; row < rows; row++) {
        ofU[omega + row] += values[row] * u[pi + row];
        ofU[pi + row] += values[row] * u[omega + row];
      }
    }
  }
}
