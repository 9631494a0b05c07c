package org.swath.core.workload.ternary;

import java.util.Arrays;
import org.swath.core.device.HostVector;

/** Double precision, in the plainest loops: what single precision is held against. */
final class DoubleArithmetic implements Arithmetic {

  @Override
  public HostVector vector(int length) {
    return new HostVector.Doubles(new double[length]);
  }

  @Override
  public void map(
      AffineShape shape, HostVector parameters, HostVector inputs, int rows, HostVector outputs) {
    double[] theta = values(parameters);
    double[] x = values(inputs);
    double[] y = values(outputs);
    int out = shape.outputs();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(theta, shape.biases(), y, row * out, out);
      for (int k = 0; k < shape.inputs(); k++) {
        double factor = x[row * shape.inputs() + k];
        int weights = shape.from() + k * out;
        for (int j = 0; j < out; j++) {
          y[row * out + j] += factor * theta[weights + j];
        }
      }
    }
  }

  @Override
  public void mapBack(
      AffineShape shape,
      HostVector parameters,
      HostVector inputs,
      HostVector slopes,
      int rows,
      HostVector gradient,
      HostVector inputSlopes) {
    double[] theta = values(parameters);
    double[] x = values(inputs);
    double[] dy = values(slopes);
    double[] g = values(gradient);
    double[] dx = values(inputSlopes);
    int in = shape.inputs();
    int out = shape.outputs();
    Arrays.fill(g, shape.from(), shape.to(), 0);
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < in; k++) {
        double factor = x[row * in + k];
        int weights = shape.from() + k * out;
        double slope = 0;
        for (int j = 0; j < out; j++) {
          g[weights + j] += factor * dy[row * out + j];
          slope += theta[weights + j] * dy[row * out + j];
        }
        dx[row * in + k] = slope;
      }
      for (int j = 0; j < out; j++) {
        g[shape.biases() + j] += dy[row * out + j];
      }
    }
  }

  @Override
  public void rectify(HostVector values, int count) {
    double[] x = values(values);
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void rectifyBack(HostVector rectified, HostVector slopes, int count) {
    double[] y = values(rectified);
    double[] dy = values(slopes);
    for (int i = 0; i < count; i++) {
      dy[i] = y[i] == 0 ? 0 : dy[i];
    }
  }

  @Override
  public void add(HostVector more, int count, HostVector sum) {
    sum(more, sum, count, sum);
  }

  @Override
  public void sum(HostVector a, HostVector b, int count, HostVector sum) {
    double[] first = values(a);
    double[] second = values(b);
    double[] to = values(sum);
    for (int i = 0; i < count; i++) {
      to[i] = first[i] + second[i];
    }
  }

  @Override
  public double length(HostVector vector, int from, int to) {
    double[] x = values(vector);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum);
  }

  @Override
  public void read(HostVector vector, int count, double[] values) {
    System.arraycopy(values(vector), 0, values, 0, count);
  }

  @Override
  public void write(double[] values, int count, HostVector vector) {
    System.arraycopy(values, 0, values(vector), 0, count);
  }

  private static double[] values(HostVector vector) {
    return ((HostVector.Doubles) vector).values();
  }
}
