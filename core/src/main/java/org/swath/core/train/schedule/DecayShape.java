package org.swath.core.train.schedule;

import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;

/**
 * How fast, and along which power, a rate falls: parameters of the schedules that fall smoothly.
 */
final class DecayShape {

  /** λ. */
  static final Parameter SPEED =
      Parameter.number(
              "decay-speed",
              Domain.NumberRange.positive(),
              1,
              "How fast the rate falls, λ, per unit of the schedule")
          .required();

  /** α. */
  static final Parameter POWER =
      Parameter.number(
          "decay-power", Domain.NumberRange.positive(), 1, "Power along which the rate falls, α");

  private DecayShape() {}
}
