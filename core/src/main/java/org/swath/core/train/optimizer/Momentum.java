package org.swath.core.train.optimizer;

import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** What rules with a velocity share: the share of it that a step keeps, and its saved name. */
final class Momentum {

  static final String VELOCITY = "velocity";

  private static final String NAME = "momentum";

  private Momentum() {}

  static Parameter parameter(double defaultValue) {
    return Parameter.number(
        NAME,
        Domain.NumberRange.fraction(),
        defaultValue,
        "Share of the last step's direction that is kept");
  }

  static double of(ParameterValues settings) {
    return settings.number(NAME);
  }
}
