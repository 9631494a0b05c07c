package org.swath.core.workload.ternary;

import java.util.Arrays;
import org.swath.core.device.HostVector;

/** Single precision. Sums over parts of the gradient alone are in double. */
final class SingleArithmetic implements Arithmetic {

  private final Product product;
  private float[] transposed = new float[0];

  SingleArithmetic(Product product) {
    this.product = product;
  }

  @Override
  public HostVector vector(int length) {
    return new HostVector.Singles(new float[length]);
  }

  @Override
  public void map(
      AffineShape shape, HostVector parameters, HostVector inputs, int rows, HostVector outputs) {
    float[] theta = values(parameters);
    float[] y = values(outputs);
    int columns = shape.outputs();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(theta, shape.biases(), y, row * columns, columns);
    }
    product.add(
        rows,
        shape.inputs(),
        columns,
        values(inputs),
        0,
        shape.inputs(),
        1,
        theta,
        shape.from(),
        y,
        0);
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
    float[] dy = values(slopes);
    float[] g = values(gradient);
    int in = shape.inputs();
    int out = shape.outputs();
    Arrays.fill(g, shape.from(), shape.to(), 0);
    product.add(in, rows, out, values(inputs), 0, 1, in, dy, 0, g, shape.from());
    for (int row = 0; row < rows; row++) {
      int from = row * out;
      for (int j = 0; j < out; j++) {
        g[shape.biases() + j] += dy[from + j];
      }
    }
    transpose(shape, values(parameters));
    float[] dx = values(inputSlopes);
    Arrays.fill(dx, 0, rows * in, 0);
    product.add(rows, out, in, dy, 0, out, 1, transposed, 0, dx, 0);
  }

  /** The weights as [output × input]: rows of what a product runs along. */
  private void transpose(AffineShape shape, float[] theta) {
    int in = shape.inputs();
    int out = shape.outputs();
    if (transposed.length < in * out) {
      transposed = new float[in * out];
    }
    for (int k = 0; k < in; k++) {
      int from = shape.from() + k * out;
      for (int j = 0; j < out; j++) {
        transposed[j * in + k] = theta[from + j];
      }
    }
  }

  @Override
  public void rectify(HostVector values, int count) {
    float[] x = values(values);
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void rectifyBack(HostVector rectified, HostVector slopes, int count) {
    float[] y = values(rectified);
    float[] dy = values(slopes);
    for (int i = 0; i < count; i++) {
      dy[i] = y[i] == 0 ? 0 : dy[i];
    }
  }

  @Override
  public void add(HostVector more, int count, HostVector sum) {
    float[] from = values(more);
    float[] to = values(sum);
    for (int i = 0; i < count; i++) {
      to[i] += from[i];
    }
  }

  @Override
  public void sum(HostVector a, HostVector b, int count, HostVector sum) {
    float[] first = values(a);
    float[] second = values(b);
    float[] to = values(sum);
    for (int i = 0; i < count; i++) {
      to[i] = first[i] + second[i];
    }
  }

  /** Four sums side by side: one alone would wait for itself at every addition. */
  @Override
  public double length(HostVector vector, int from, int to) {
    float[] x = values(vector);
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int whole = to - (to - from) % 4;
    for (int i = from; i < whole; i += 4) {
      s0 += (double) x[i] * x[i];
      s1 += (double) x[i + 1] * x[i + 1];
      s2 += (double) x[i + 2] * x[i + 2];
      s3 += (double) x[i + 3] * x[i + 3];
    }
    for (int i = whole; i < to; i++) {
      s0 += (double) x[i] * x[i];
    }
    return Math.sqrt((s0 + s1) + (s2 + s3));
  }

  @Override
  public void read(HostVector vector, int count, double[] values) {
    float[] x = values(vector);
    for (int i = 0; i < count; i++) {
      values[i] = x[i];
    }
  }

  @Override
  public void write(double[] values, int count, HostVector vector) {
    float[] x = values(vector);
    for (int i = 0; i < count; i++) {
      x[i] = (float) values[i];
    }
  }

  private static float[] values(HostVector vector) {
    return ((HostVector.Singles) vector).values();
  }
}
