package org.swath.core.workload.twistor;

import java.util.Arrays;
import org.swath.core.device.Products;

/**
 * From the state behind the last level to the prediction, a linear map of 2 d to d numbers that are
 * normalised over each row (layer normalisation: mean 0 and population variance 1, then gains and
 * shifts); and its squared error. Matrices are [width × rows]. Not thread-safe.
 */
final class Prediction {

  private static final double EPSILON = 1e-5;

  private final TwistorShape shape;
  private final double[] normalised;
  private final double[] predicted;
  private final double[] slopes;
  private final double[] scale;
  private final double[] sums;
  private final double[] products;

  /**
   * @param most rows at once
   */
  Prediction(TwistorShape shape, int most) {
    this.shape = shape;
    this.normalised = new double[shape.component() * most];
    this.predicted = new double[normalised.length];
    this.slopes = new double[normalised.length];
    this.scale = new double[most];
    this.sums = new double[most];
    this.products = new double[most];
  }

  /** [d × rows], what {@link #forward} has predicted. */
  double[] predicted() {
    return predicted;
  }

  /**
   * Predicts.
   *
   * @param u [2 d × rows]
   * @param wanted [d × rows]
   * @return the sum of squared errors
   */
  double forward(double[] parameters, double[] u, double[] wanted, int rows) {
    int d = shape.component();
    int gains = shape.normalisationFrom();
    Linear.forward(parameters, shape.outputFrom(), shape.state(), d, u, 0, normalised, 0, rows);
    normalise(rows);
    double sum = 0;
    for (int unit = 0; unit < d; unit++) {
      double gain = parameters[gains + unit];
      double shift = parameters[gains + d + unit];
      for (int i = unit * rows; i < (unit + 1) * rows; i++) {
        predicted[i] = gain * normalised[i] + shift;
        slopes[i] = predicted[i] - wanted[i];
        sum += slopes[i] * slopes[i];
      }
    }
    return sum;
  }

  private void normalise(int rows) {
    int d = shape.component();
    Arrays.fill(sums, 0, rows, 0);
    Arrays.fill(scale, 0, rows, 0);
    for (int unit = 0; unit < d; unit++) {
      for (int row = 0; row < rows; row++) {
        sums[row] += normalised[unit * rows + row];
      }
    }
    for (int unit = 0; unit < d; unit++) {
      for (int row = 0; row < rows; row++) {
        double centred = normalised[unit * rows + row] - sums[row] / d;
        normalised[unit * rows + row] = centred;
        scale[row] += centred * centred;
      }
    }
    for (int row = 0; row < rows; row++) {
      scale[row] = 1 / Math.sqrt(scale[row] / d + EPSILON);
    }
    for (int unit = 0; unit < d; unit++) {
      for (int row = 0; row < rows; row++) {
        normalised[unit * rows + row] *= scale[row];
      }
    }
  }

  /**
   * Adds the part of this to the gradient of the mean squared error, after {@link #forward}.
   *
   * @param ofU filled with [2 d × rows], the error differentiated by {@code u}
   */
  void backward(double[] parameters, double[] u, double[] ofU, double[] gradient, int rows) {
    int d = shape.component();
    int gains = shape.normalisationFrom();
    double factor = 2.0 / ((double) d * rows);
    Arrays.fill(sums, 0, rows, 0);
    Arrays.fill(products, 0, rows, 0);
    for (int unit = 0; unit < d; unit++) {
      double gain = parameters[gains + unit];
      double ofGain = 0;
      double ofShift = 0;
      for (int row = 0; row < rows; row++) {
        int i = unit * rows + row;
        double slope = factor * slopes[i];
        ofGain += slope * normalised[i];
        ofShift += slope;
        slopes[i] = gain * slope;
        sums[row] += slopes[i];
        products[row] += slopes[i] * normalised[i];
      }
      gradient[gains + unit] += ofGain;
      gradient[gains + d + unit] += ofShift;
    }
    for (int unit = 0; unit < d; unit++) {
      for (int row = 0; row < rows; row++) {
        int i = unit * rows + row;
        slopes[i] = scale[row] * (slopes[i] - (sums[row] + normalised[i] * products[row]) / d);
      }
    }
    Products.addToLinear(u, 0, slopes, 0, gradient, shape.outputFrom(), shape.state(), rows, d);
    Arrays.fill(ofU, 0, shape.state() * rows, 0);
    Linear.backward(parameters, shape.outputFrom(), shape.state(), d, slopes, 0, ofU, 0, rows);
  }
}
