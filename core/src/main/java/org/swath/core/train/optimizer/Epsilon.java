package org.swath.core.train.optimizer;

import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * What keeps the divisor of an adaptive rule away from zero: √(v + inside) · scale + outside, where
 * one of the two is zero. Adding zero changes no bit of either.
 *
 * @param inside added to the mean square, under the root
 * @param outside added to the root
 */
record Epsilon(double inside, double outside) {

  private static final String EPSILON = "epsilon";
  private static final String INSIDE_ROOT = "epsilon-inside-root";

  static Parameter value(double defaultValue) {
    return Parameter.number(
        EPSILON,
        Domain.NumberRange.positive(),
        defaultValue,
        "Keeps the divisor of a step away from zero");
  }

  static Parameter insideRoot() {
    return Parameter.flag(INSIDE_ROOT, "Whether epsilon is added under the root, not to the root");
  }

  /** As {@link #value} and {@link #insideRoot} say. */
  static Epsilon of(ParameterValues settings) {
    double epsilon = settings.number(EPSILON);
    return settings.flag(INSIDE_ROOT) ? new Epsilon(epsilon, 0) : new Epsilon(0, epsilon);
  }

  /** The value for a rule that has nothing but {@link #value}. */
  static double valueOf(ParameterValues settings) {
    return settings.number(EPSILON);
  }

  /**
   * What is added under the root of a mean that has yet to be multiplied by {@code correction}⁻¹.
   */
  double insideUncorrected(double correction) {
    return inside * correction;
  }
}
