package org.swath.core.workload.twistor;

import java.util.Arrays;
import org.swath.core.device.Products;

/**
 * The network that the original has after a level for a constraint: {@code N(u) = w·gelu(W u + b) +
 * v} of the state u with d hidden units, of which the loss has a weighted mean of |N|. It can be
 * satisfied by N = 0, whatever the state. States are [2 d × rows]. Not thread-safe.
 */
final class LearnedConstraint {

  private final TwistorShape shape;
  private final int from;
  private final double[] hidden;
  private final double[] slopes;
  private final double[] values;

  /**
   * @param level that this comes after, from 0
   * @param most rows at once
   */
  LearnedConstraint(TwistorShape shape, int level, int most) {
    this.shape = shape;
    this.from = shape.constraintFrom(level);
    this.hidden = new double[shape.component() * most];
    this.slopes = new double[hidden.length];
    this.values = new double[most];
  }

  /** Computes N at every row; returns the sum of |N|. */
  double forward(double[] parameters, double[] u, int rows) {
    int d = shape.component();
    Linear.forward(parameters, from, shape.state(), d, u, 0, hidden, 0, rows);
    Gelu.apply(hidden, hidden, slopes, d * rows);
    Linear.forward(parameters, second(), d, 1, hidden, 0, values, 0, rows);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += Math.abs(values[row]);
    }
    return sum;
  }

  /**
   * Adds the gradient of the weighted mean of |N|, after {@link #forward}.
   *
   * @param ofU [2 d × rows], to which the slopes of the state are added
   */
  void backward(
      double[] parameters, double weight, double[] u, double[] ofU, double[] gradient, int rows) {
    int d = shape.component();
    for (int row = 0; row < rows; row++) {
      values[row] = weight / rows * Math.signum(values[row]);
    }
    Products.addToLinear(hidden, 0, values, 0, gradient, second(), d, rows, 1);
    Arrays.fill(hidden, 0, d * rows, 0);
    Linear.backward(parameters, second(), d, 1, values, 0, hidden, 0, rows);
    for (int i = 0; i < d * rows; i++) {
      hidden[i] *= slopes[i];
    }
    Products.addToLinear(u, 0, hidden, 0, gradient, from, shape.state(), rows, d);
    Linear.backward(parameters, from, shape.state(), d, hidden, 0, ofU, 0, rows);
  }

  private int second() {
    return from + (shape.state() + 1) * shape.component();
  }
}
