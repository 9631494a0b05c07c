package org.swath.core.workload.cayley;

import java.util.Arrays;

/**
 * A linear map of complex numbers, {@code y = W x}. W [outputs × inputs] lies row after row among
 * the parameters. Not thread-safe.
 */
final class ComplexMap {

  /** Numbers that are added at once, so that their sum is read and written once for all. */
  private static final int TOGETHER = 4;

  private final int from;
  private final int inputs;
  private final int outputs;
  private final double[][] turned;
  private final double[] ofReal;
  private final double[] ofImaginary;
  private double[] parameters = new double[0];

  /**
   * @param from where W begins
   * @param most rows at once
   */
  ComplexMap(int from, int inputs, int outputs, int most) {
    this.from = from;
    this.inputs = inputs;
    this.outputs = outputs;
    this.turned = new double[most][2 * inputs];
    this.ofReal = new double[2 * inputs];
    this.ofImaginary = new double[2 * inputs];
  }

  /** Turns to the parameters of a lane. */
  void load(double[] values) {
    parameters = values;
  }

  /** Fills {@code y} [outputs × rows]. */
  void forward(double[][] x, double[][] y, int rows) {
    for (int output = 0; output < outputs; output++) {
      double[] real = y[2 * output];
      double[] imaginary = y[2 * output + 1];
      Arrays.fill(real, 0, rows, 0);
      Arrays.fill(imaginary, 0, rows, 0);
      int at = from + 2 * output * inputs;
      int input = 0;
      for (; input + TOGETHER <= inputs; input += TOGETHER) {
        addFour(at + 2 * input, 2, 1, x, 2 * input, real, imaginary, rows);
      }
      for (; input < inputs; input++) {
        addOne(at + 2 * input, 1, x, 2 * input, real, imaginary, rows);
      }
    }
  }

  /** Adds to the slopes of {@code x}, and those of W to a gradient. */
  void backward(double[][] x, double[][] ofY, double[][] ofX, double[] gradient, int rows) {
    for (int input = 0; input < inputs; input++) {
      int at = from + 2 * input;
      int step = 2 * inputs;
      int output = 0;
      for (; output + TOGETHER <= outputs; output += TOGETHER) {
        addFour(
            at + output * step,
            step,
            -1,
            ofY,
            2 * output,
            ofX[2 * input],
            ofX[2 * input + 1],
            rows);
      }
      for (; output < outputs; output++) {
        addOne(at + output * step, -1, ofY, 2 * output, ofX[2 * input], ofX[2 * input + 1], rows);
      }
    }
    addSlopes(x, ofY, gradient, rows);
  }

  /**
   * Adds four numbers times their coefficients, at every row.
   *
   * @param at where the first coefficient lies
   * @param step from one to the next
   * @param sign -1 for their conjugates
   */
  private void addFour(
      int at,
      int step,
      int sign,
      double[][] x,
      int first,
      double[] real,
      double[] imaginary,
      int rows) {
    double a0 = parameters[at];
    double b0 = sign * parameters[at + 1];
    double a1 = parameters[at + step];
    double b1 = sign * parameters[at + step + 1];
    double a2 = parameters[at + 2 * step];
    double b2 = sign * parameters[at + 2 * step + 1];
    double a3 = parameters[at + 3 * step];
    double b3 = sign * parameters[at + 3 * step + 1];
    double[] x0 = x[first];
    double[] y0 = x[first + 1];
    double[] x1 = x[first + 2];
    double[] y1 = x[first + 3];
    double[] x2 = x[first + 4];
    double[] y2 = x[first + 5];
    double[] x3 = x[first + 6];
    double[] y3 = x[first + 7];
    for (int row = 0; row < rows; row++) {
      real[row] +=
          ((a0 * x0[row] - b0 * y0[row]) + (a1 * x1[row] - b1 * y1[row]))
              + ((a2 * x2[row] - b2 * y2[row]) + (a3 * x3[row] - b3 * y3[row]));
      imaginary[row] +=
          ((a0 * y0[row] + b0 * x0[row]) + (a1 * y1[row] + b1 * x1[row]))
              + ((a2 * y2[row] + b2 * x2[row]) + (a3 * y3[row] + b3 * x3[row]));
    }
  }

  private void addOne(
      int at, int sign, double[][] x, int first, double[] real, double[] imaginary, int rows) {
    double a = parameters[at];
    double b = sign * parameters[at + 1];
    double[] xs = x[first];
    double[] ys = x[first + 1];
    for (int row = 0; row < rows; row++) {
      real[row] += a * xs[row] - b * ys[row];
      imaginary[row] += a * ys[row] + b * xs[row];
    }
  }

  private void addSlopes(double[][] x, double[][] ofY, double[] gradient, int rows) {
    for (int row = 0; row < rows; row++) {
      double[] turnedRow = turned[row];
      for (int part = 0; part < 2 * inputs; part++) {
        turnedRow[part] = x[part][row];
      }
    }
    for (int output = 0; output < outputs; output++) {
      Arrays.fill(ofReal, 0);
      Arrays.fill(ofImaginary, 0);
      double[] g = ofY[2 * output];
      double[] h = ofY[2 * output + 1];
      int row = 0;
      for (; row + TOGETHER <= rows; row += TOGETHER) {
        addFourRows(row, g, h);
      }
      for (; row < rows; row++) {
        double[] one = turned[row];
        for (int part = 0; part < one.length; part++) {
          ofReal[part] += g[row] * one[part];
          ofImaginary[part] += h[row] * one[part];
        }
      }
      int at = from + 2 * output * inputs;
      for (int input = 0; input < 2 * inputs; input += 2) {
        gradient[at + input] += ofReal[input] + ofImaginary[input + 1];
        gradient[at + input + 1] += ofImaginary[input] - ofReal[input + 1];
      }
    }
  }

  private void addFourRows(int row, double[] g, double[] h) {
    double[] r0 = turned[row];
    double[] r1 = turned[row + 1];
    double[] r2 = turned[row + 2];
    double[] r3 = turned[row + 3];
    double g0 = g[row];
    double g1 = g[row + 1];
    double g2 = g[row + 2];
    double g3 = g[row + 3];
    double h0 = h[row];
    double h1 = h[row + 1];
    double h2 = h[row + 2];
    double h3 = h[row + 3];
    double[] real = ofReal;
    double[] imaginary = ofImaginary;
    for (int part = 0; part < real.length; part++) {
      real[part] += (g0 * r0[part] + g1 * r1[part]) + (g2 * r2[part] + g3 * r3[part]);
      imaginary[part] += (h0 * r0[part] + h1 * r1[part]) + (h2 * r2[part] + h3 * r3[part]);
    }
  }
}
