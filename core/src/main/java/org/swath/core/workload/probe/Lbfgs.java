package org.swath.core.workload.probe;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Minimises a smooth function by preconditioned limited-memory BFGS: Nocedal and Wright, Numerical
 * Optimization (2006), Algorithms 7.4 and 7.5, with the strong-Wolfe search of {@link WolfeSearch}.
 *
 * <p>Stops when the largest component of the gradient is at most {@code gradientTolerance}, when a
 * step lowers the value by at most {@code relativeDecrease} of it, or after {@code maxIterations}.
 * Uses no randomness.
 *
 * @param memory number of past steps that shape the search direction
 * @param gradientTolerance largest gradient component to accept, at least 0
 * @param relativeDecrease smallest relative decrease worth another step, at least 0
 * @param maxIterations at least 1
 */
record Lbfgs(int memory, double gradientTolerance, double relativeDecrease, int maxIterations) {

  /** An approximation of the inverse Hessian, symmetric and positive definite. */
  @FunctionalInterface
  interface InverseCurvature {
    double[] times(double[] vector);
  }

  /** A function with its gradient. */
  interface Objective {
    /**
     * @param gradient filled with the gradient at x
     * @return the value at x
     */
    double valueAndGradient(double[] x, double[] gradient);
  }

  /**
   * Where the search ended.
   *
   * @param converged false when it ran out of iterations, or found no lower point along a descent
   *     direction while the gradient was still above the tolerance
   */
  record Minimum(double[] x, double value, int iterations, boolean converged) {}

  private record Correction(double[] step, double[] gradientChange, double inverseProduct) {}

  /**
   * @param curvature what the search takes the inverse Hessian to be before it has learnt any
   *     better, up to a factor; a good one saves most of the steps
   */
  Minimum minimise(Objective objective, double[] start, InverseCurvature curvature) {
    double[] x = start.clone();
    double[] gradient = new double[x.length];
    double value = objective.valueAndGradient(x, gradient);
    Deque<Correction> corrections = new ArrayDeque<>();
    for (int iteration = 1; iteration <= maxIterations; iteration++) {
      if (largest(gradient) <= gradientTolerance) {
        return new Minimum(x, value, iteration - 1, true);
      }
      double[] direction = direction(gradient, corrections, curvature);
      WolfeSearch.Point next = new WolfeSearch(objective, x, direction).from(value, gradient, 1);
      if (!(next.value() < value)) {
        return new Minimum(x, value, iteration, false);
      }
      double[] step = difference(next.x(), x);
      double[] gradientChange = difference(next.gradient(), gradient);
      double product = dot(step, gradientChange);
      if (product > 0) {
        corrections.addLast(new Correction(step, gradientChange, 1 / product));
        if (corrections.size() > memory) {
          corrections.removeFirst();
        }
      }
      double decrease = (value - next.value()) / Math.max(Math.abs(value), 1);
      x = next.x();
      gradient = next.gradient();
      value = next.value();
      if (decrease <= relativeDecrease) {
        return new Minimum(x, value, iteration, true);
      }
    }
    return new Minimum(x, value, maxIterations, false);
  }

  /** The two-loop recursion: minus the inverse Hessian approximation times the gradient. */
  private static double[] direction(
      double[] gradient, Deque<Correction> corrections, InverseCurvature curvature) {
    double[] q = gradient.clone();
    double[] weights = new double[corrections.size()];
    int i = corrections.size();
    for (var newestFirst = corrections.descendingIterator(); newestFirst.hasNext(); ) {
      Correction c = newestFirst.next();
      weights[--i] = c.inverseProduct() * dot(c.step(), q);
      add(-weights[i], c.gradientChange(), q);
    }
    double scale = -1;
    if (!corrections.isEmpty()) {
      Correction newest = corrections.getLast();
      double[] y = newest.gradientChange();
      scale = -1 / (newest.inverseProduct() * dot(y, curvature.times(y)));
    }
    q = curvature.times(q);
    for (int k = 0; k < q.length; k++) {
      q[k] *= scale;
    }
    for (Correction c : corrections) {
      double along = c.inverseProduct() * dot(c.gradientChange(), q);
      add(-weights[i++] - along, c.step(), q);
    }
    return q;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double factor, double[] a, double[] target) {
    for (int i = 0; i < a.length; i++) {
      target[i] += factor * a[i];
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] result = a.clone();
    add(-1, b, result);
    return result;
  }

  private static double largest(double[] a) {
    double largest = 0;
    for (double value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
