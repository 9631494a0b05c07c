package org.swath.core.workload.cayley;

import java.util.Arrays;

/**
 * The complex root-mean-square normalisation: {@code y_d = g_d x_d / √(mean_d |x_d|² + ε)} at every
 * row, with real gains g. Not thread-safe.
 */
final class RootMeanSquare {

  private static final double EPSILON = 1e-6;

  private final int gains;
  private final int units;
  private final double[][] normalised;
  private final double[] scale;
  private final double[] products;

  /**
   * @param gains where the gains begin among the parameters
   * @param most rows at once
   */
  RootMeanSquare(int gains, int units, int most) {
    this.gains = gains;
    this.units = units;
    this.normalised = new double[2 * units][most];
    this.scale = new double[most];
    this.products = new double[most];
  }

  /** Fills {@code y} [D × rows]. */
  void forward(double[] parameters, double[][] x, double[][] y, int rows) {
    double[] scales = scale;
    Arrays.fill(scales, 0, rows, 0);
    for (int part = 0; part < 2 * units; part++) {
      double[] from = x[part];
      for (int row = 0; row < rows; row++) {
        scales[row] += from[row] * from[row];
      }
    }
    for (int row = 0; row < rows; row++) {
      scales[row] = 1 / Math.sqrt(scales[row] / units + EPSILON);
    }
    for (int part = 0; part < 2 * units; part++) {
      double gain = parameters[gains + part / 2];
      double[] from = x[part];
      double[] to = normalised[part];
      double[] out = y[part];
      for (int row = 0; row < rows; row++) {
        to[row] = from[row] * scales[row];
        out[row] = gain * to[row];
      }
    }
  }

  /**
   * The way back, after {@link #forward}: adds the slopes of {@code x} to {@code ofX}, and those of
   * the gains to a gradient.
   *
   * @param ofY overwritten
   */
  void backward(double[] parameters, double[][] ofY, double[][] ofX, double[] gradient, int rows) {
    double[] sums = products;
    double[] scales = scale;
    Arrays.fill(sums, 0, rows, 0);
    for (int part = 0; part < 2 * units; part++) {
      double gain = parameters[gains + part / 2];
      double[] slopes = ofY[part];
      double[] values = normalised[part];
      double ofGain = 0;
      for (int row = 0; row < rows; row++) {
        ofGain += slopes[row] * values[row];
      }
      gradient[gains + part / 2] += ofGain;
      for (int row = 0; row < rows; row++) {
        slopes[row] *= gain;
        sums[row] += slopes[row] * values[row];
      }
    }
    for (int row = 0; row < rows; row++) {
      sums[row] /= units;
    }
    for (int part = 0; part < 2 * units; part++) {
      double[] slopes = ofY[part];
      double[] values = normalised[part];
      double[] to = ofX[part];
      for (int row = 0; row < rows; row++) {
        to[row] += scales[row] * (slopes[row] - values[row] * sums[row]);
      }
    }
  }
}
