package org.swath.core.converge;

import java.util.Objects;

/**
 * Converged in the first epoch whose value is at {@code value} or beyond it: with the curve L
 * indexed from 0, the smallest i such that L_i is finite and L_i ≤ value ({@link Direction#BELOW})
 * or L_i ≥ value ({@link Direction#ABOVE}); counted from 1, epoch i + 1.
 *
 * <p>Over the curve of a gradient's norm this is the first-order condition ‖∇f‖ ≤ ε. An infinity
 * reaches nothing.
 *
 * @param value in the unit of the curve, finite; a value that equals it has reached it
 * @param direction the side from which it counts as reached
 */
public record Target(double value, Direction direction) implements ConvergenceCriterion {

  public Target {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, but got " + value);
    }
    Objects.requireNonNull(direction, "direction");
  }

  @Override
  public Convergence of(double[] curve) {
    for (int i = 0; i < curve.length; i++) {
      if (Double.isFinite(curve[i]) && direction.reached(curve[i], value)) {
        return new Convergence(i + 1, true);
      }
    }
    return new Convergence(curve.length, false);
  }

  @Override
  public String inWords(String metric) {
    return "%s is at %s %s".formatted(metric, direction.bound(), Words.plain(value));
  }

  @Override
  public String epochInWords(String metric) {
    return "the first epoch in which " + inWords(metric);
  }
}
