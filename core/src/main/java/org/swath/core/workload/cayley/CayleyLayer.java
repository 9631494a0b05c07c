package org.swath.core.workload.cayley;

import java.util.Arrays;

/**
 * The Cayley transform of a {@link Laplacian} H, {@code (I + iδH) ψ' = (I - iδH) ψ}: unitary, since
 * H is symmetric, whatever its weights are. It is computed from its normal equations, {@code (I +
 * δ²H²) ψ' = (I - iδH)² ψ}, by {@link ConjugateGradients}, and is unitary as far as they are
 * solved.
 *
 * <p>With A = I + δ²H², g the slopes of ψ' and λ the solution of A λ = g (as exact as that of ψ'),
 * the slopes of ψ are {@code (I + iδH)² λ}, and H is differentiated as in an exact solve: {@code dL
 * = Re ⟨λ, -2iδ dH ψ - δ² (dH H + H dH)(ψ + ψ')⟩}.
 *
 * <p>Holds the memory of one batch. Not thread-safe.
 */
final class CayleyLayer {

  private final int units;
  private final Laplacian laplacian;
  private final ConjugateGradients solver;
  private final SolverCounts ofAdjoints = new SolverCounts();
  private final double[][] before;
  private final double[][] right;
  private final double[][] adjoint;
  private final double[][] once;
  private final double[][] twice;
  private final double[][] sum;

  /**
   * @param edgesFrom where the parameters of the edges begin
   * @param most rows at once
   */
  CayleyLayer(Graph graph, int edgesFrom, int most) {
    this.units = graph.units();
    this.laplacian = new Laplacian(graph, edgesFrom, most);
    this.solver = new ConjugateGradients(laplacian, units, most);
    this.before = new double[2 * units][most];
    this.right = new double[2 * units][most];
    this.adjoint = new double[2 * units][most];
    this.once = new double[2 * units][most];
    this.twice = new double[2 * units][most];
    this.sum = new double[2 * units][most];
  }

  /** Turns to the parameters of a lane. */
  void load(double[] parameters) {
    laplacian.load(parameters);
  }

  /**
   * Computes ψ'.
   *
   * @param psi ψ [D × rows]
   * @param next [D × rows], the start if there is one; becomes ψ'
   * @param started whether there is
   */
  void forward(
      double delta,
      SolverSettings settings,
      double[][] psi,
      double[][] next,
      boolean started,
      int rows,
      SolverCounts counts) {
    for (int part = 0; part < 2 * units; part++) {
      System.arraycopy(psi[part], 0, before[part], 0, rows);
    }
    laplacian.apply(psi, once, rows);
    laplacian.apply(once, twice, rows);
    combine(psi, -2 * delta, delta * delta, right, rows);
    solver.solve(delta, settings, right, next, started, rows, counts);
  }

  /** Fills {@code to} with {@code x + factor i (H x) - square (H H x)}, both of which are known. */
  private void combine(double[][] x, double factor, double square, double[][] to, int rows) {
    for (int unit = 0; unit < units; unit++) {
      double[] real = to[2 * unit];
      double[] imaginary = to[2 * unit + 1];
      double[] a = x[2 * unit];
      double[] b = x[2 * unit + 1];
      double[] one = once[2 * unit];
      double[] oneImaginary = once[2 * unit + 1];
      double[] two = twice[2 * unit];
      double[] twoImaginary = twice[2 * unit + 1];
      for (int row = 0; row < rows; row++) {
        real[row] = a[row] - square * two[row] - factor * oneImaginary[row];
        imaginary[row] = b[row] - square * twoImaginary[row] + factor * one[row];
      }
    }
  }

  /**
   * The way back, after {@link #forward} with the same arguments: the slopes of ψ' become those of
   * ψ, and those of the edges are added to a gradient.
   *
   * @param next ψ'
   */
  void backward(
      double delta,
      SolverSettings settings,
      double[][] next,
      double[][] ofNext,
      double[] gradient,
      int rows) {
    solver.solve(delta, settings, ofNext, adjoint, false, rows, ofAdjoints);
    for (int part = 0; part < 2 * units; part++) {
      double[] to = right[part];
      double[] one = before[part];
      double[] other = next[part];
      for (int row = 0; row < rows; row++) {
        to[row] = one[row] + other[row];
      }
    }
    laplacian.apply(right, sum, rows);
    laplacian.apply(adjoint, once, rows);
    laplacian.apply(once, twice, rows);
    laplacian.addSlopes(
        (one, other, slopes) -> fill(delta, one, other, slopes, rows), gradient, rows);
    combine(adjoint, 2 * delta, delta * delta, ofNext, rows);
  }

  private void fill(double delta, int one, int other, double[] slopes, int rows) {
    Arrays.fill(slopes, 0, rows, 0);
    for (int part = 0; part < 2; part++) {
      int i = 2 * one + part;
      int j = 2 * other + part;
      // The real part of λ meets the imaginary part of ψ, and the other way round.
      int across = 1 - part;
      double twist = part == 0 ? 2 * delta : -2 * delta;
      addProducts(
          adjoint[i],
          adjoint[j],
          before[2 * one + across],
          before[2 * other + across],
          twist,
          slopes,
          rows);
      addProducts(adjoint[i], adjoint[j], sum[i], sum[j], -delta * delta, slopes, rows);
      addProducts(once[i], once[j], right[i], right[j], -delta * delta, slopes, rows);
    }
  }

  /** Adds {@code factor (a - b)(c - d)}. */
  private static void addProducts(
      double[] a, double[] b, double[] c, double[] d, double factor, double[] slopes, int rows) {
    for (int row = 0; row < rows; row++) {
      slopes[row] += factor * ((a[row] - b[row]) * (c[row] - d[row]));
    }
  }
}
