package org.swath.jobs.figure;

/**
 * A curve with its own x, to be drawn as a line.
 *
 * @param name what tells it from others
 * @param x ascending
 * @param y as many numbers
 */
public record NamedCurve(String name, double[] x, double[] y) {

  public NamedCurve {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "x and y must be as long, but have %d and %d".formatted(x.length, y.length));
    }
    x = x.clone();
    y = y.clone();
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }
}
