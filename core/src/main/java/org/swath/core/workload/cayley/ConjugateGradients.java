package org.swath.core.workload.cayley;

import java.util.Arrays;

/**
 * Conjugate gradients (Hestenes and Stiefel, 1952) on {@code (I + δ² H²) x = b}, H a {@link
 * Laplacian}: real, symmetric and positive definite. Every row is a system of its own, with its own
 * step lengths and its own end, so that what it comes to depends on no other row. Not thread-safe.
 */
final class ConjugateGradients {

  private final Laplacian laplacian;
  private final int units;
  private final double[][] residual;
  private final double[][] direction;
  private final double[][] image;
  private final double[][] once;
  private final double[] rights;
  private final double[] squares;
  private final double[] products;
  private final double[] factors;
  private final boolean[] open;
  private final int[] taken;

  /**
   * @param most rows at once
   */
  ConjugateGradients(Laplacian laplacian, int units, int most) {
    this.laplacian = laplacian;
    this.units = units;
    this.residual = new double[2 * units][most];
    this.direction = new double[2 * units][most];
    this.image = new double[2 * units][most];
    this.once = new double[2 * units][most];
    this.rights = new double[most];
    this.squares = new double[most];
    this.products = new double[most];
    this.factors = new double[most];
    this.open = new boolean[most];
    this.taken = new int[most];
  }

  /**
   * Solves the systems of all rows as far as the settings say.
   *
   * @param delta δ
   * @param b [D × rows]
   * @param x [D × rows], the start if there is one; becomes the solution
   * @param started whether x holds a start; it is 0 otherwise
   */
  void solve(
      double delta,
      SolverSettings settings,
      double[][] b,
      double[][] x,
      boolean started,
      int rows,
      SolverCounts counts) {
    dots(b, b, rights, rows);
    if (started) {
      multiply(delta, x, image, rows);
    }
    for (int part = 0; part < 2 * units; part++) {
      double[] left = residual[part];
      System.arraycopy(b[part], 0, left, 0, rows);
      if (started) {
        double[] reached = image[part];
        for (int row = 0; row < rows; row++) {
          left[row] -= reached[row];
        }
      } else {
        Arrays.fill(x[part], 0, rows, 0);
      }
      System.arraycopy(left, 0, direction[part], 0, rows);
    }
    dots(residual, residual, squares, rows);
    boolean any = openRows(settings, started, rows, counts);
    for (int iteration = 0; any && iteration < settings.iterations(); iteration++) {
      any = iterate(delta, settings.tolerance(), x, rows);
    }
    for (int row = 0; row < rows; row++) {
      if (taken[row] >= 0) {
        counts.solved(taken[row]);
      }
    }
  }

  /**
   * Decides which rows are to be solved; a number that is not one stays open, and is seen later.
   */
  private boolean openRows(
      SolverSettings settings, boolean started, int rows, SolverCounts counts) {
    double tolerated = settings.tolerance() * settings.tolerance();
    double left = settings.lazyTolerance() * settings.lazyTolerance();
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      boolean skipped = started && squares[row] < left * rights[row];
      open[row] = !skipped && !(squares[row] <= tolerated * rights[row]);
      taken[row] = skipped ? -1 : 0;
      any |= open[row];
      if (skipped) {
        counts.left();
      }
    }
    return any;
  }

  private boolean iterate(double delta, double tolerance, double[][] x, int rows) {
    multiply(delta, direction, image, rows);
    dots(direction, image, products, rows);
    for (int row = 0; row < rows; row++) {
      factors[row] = open[row] ? squares[row] / products[row] : 0;
      products[row] = squares[row];
      taken[row] += open[row] ? 1 : 0;
    }
    double[] factor = factors;
    for (int part = 0; part < 2 * units; part++) {
      double[] solution = x[part];
      double[] left = residual[part];
      double[] along = direction[part];
      double[] reached = image[part];
      for (int row = 0; row < rows; row++) {
        solution[row] += factor[row] * along[row];
        left[row] -= factor[row] * reached[row];
      }
    }
    dots(residual, residual, squares, rows);
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      open[row] &= !(squares[row] <= tolerance * tolerance * rights[row]);
      factors[row] = open[row] ? squares[row] / products[row] : 0;
      any |= open[row];
    }
    for (int part = 0; part < 2 * units; part++) {
      double[] left = residual[part];
      double[] along = direction[part];
      for (int row = 0; row < rows; row++) {
        along[row] = left[row] + factor[row] * along[row];
      }
    }
    return any;
  }

  /** Fills {@code y} with {@code (I + δ² H²) x}. */
  private void multiply(double delta, double[][] x, double[][] y, int rows) {
    laplacian.apply(x, once, rows);
    laplacian.apply(once, y, rows);
    double square = delta * delta;
    for (int part = 0; part < 2 * units; part++) {
      double[] from = x[part];
      double[] to = y[part];
      for (int row = 0; row < rows; row++) {
        to[row] = from[row] + square * to[row];
      }
    }
  }

  /** The inner product of every row. */
  private void dots(double[][] x, double[][] y, double[] sums, int rows) {
    Arrays.fill(sums, 0, rows, 0);
    for (int part = 0; part < 2 * units; part++) {
      double[] a = x[part];
      double[] b = y[part];
      for (int row = 0; row < rows; row++) {
        sums[row] += a[row] * b[row];
      }
    }
  }
}
