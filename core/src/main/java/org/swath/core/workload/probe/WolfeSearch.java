package org.swath.core.workload.probe;

/**
 * Finds a step along a descent direction that meets the strong Wolfe conditions: Nocedal and Wright
 * (2006), Algorithms 3.5 and 3.6, with their constants for quasi-Newton methods and cubic
 * interpolation (their equation 3.59), kept away from the ends of the bracket.
 */
final class WolfeSearch {

  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final double GROWTH = 2;
  private static final double MARGIN = 0.1;
  private static final int MAX_EVALUATIONS = 30;

  /**
   * A point on the line.
   *
   * @param step distance in units of the direction
   * @param slope derivative of the value along the direction
   */
  record Point(double step, double[] x, double value, double[] gradient, double slope) {}

  private final Lbfgs.Objective objective;
  private final double[] origin;
  private final double[] direction;
  private int evaluations;

  WolfeSearch(Lbfgs.Objective objective, double[] origin, double[] direction) {
    this.objective = objective;
    this.origin = origin;
    this.direction = direction;
  }

  /**
   * @return a point that meets the conditions; after 30 evaluations the lowest end of the bracket,
   *     which may be the origin itself
   */
  Point from(double value, double[] gradient, double firstStep) {
    Point start = new Point(0, origin, value, gradient, Lbfgs.dot(gradient, direction));
    Point previous = start;
    double step = firstStep;
    while (evaluations < MAX_EVALUATIONS) {
      Point point = at(step);
      boolean tooHigh = !(point.value <= allowed(start, step));
      if (tooHigh || (previous.step > 0 && point.value >= previous.value)) {
        return zoom(start, previous, point);
      }
      if (Math.abs(point.slope) <= -CURVATURE * start.slope) {
        return point;
      }
      if (point.slope >= 0) {
        return zoom(start, point, previous);
      }
      previous = point;
      step *= GROWTH;
    }
    return previous;
  }

  private Point zoom(Point start, Point low, Point high) {
    while (evaluations < MAX_EVALUATIONS) {
      Point point = at(between(low, high));
      if (!(point.value <= allowed(start, point.step)) || point.value >= low.value) {
        high = point;
      } else {
        if (Math.abs(point.slope) <= -CURVATURE * start.slope) {
          return point;
        }
        if (point.slope * (high.step - low.step) >= 0) {
          high = low;
        }
        low = point;
      }
    }
    return low;
  }

  private static double allowed(Point start, double step) {
    return start.value + SUFFICIENT_DECREASE * step * start.slope;
  }

  private static double between(Point a, Point b) {
    double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step);
    double d2 = Math.copySign(Math.sqrt(d1 * d1 - a.slope * b.slope), b.step - a.step);
    double step = b.step - (b.step - a.step) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    double margin = MARGIN * Math.abs(b.step - a.step);
    double lowest = Math.min(a.step, b.step) + margin;
    double highest = Math.max(a.step, b.step) - margin;
    boolean inside = step >= lowest && step <= highest;
    return inside ? step : (a.step + b.step) / 2;
  }

  private Point at(double step) {
    evaluations++;
    double[] x = new double[origin.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = origin[i] + step * direction[i];
    }
    double[] gradient = new double[x.length];
    double value = objective.valueAndGradient(x, gradient);
    return new Point(step, x, value, gradient, Lbfgs.dot(gradient, direction));
  }
}
