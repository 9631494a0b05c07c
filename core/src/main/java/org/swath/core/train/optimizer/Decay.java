package org.swath.core.train.optimizer;

import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** The parameter of rules with one decay: ρ in a running mean ρ v + (1 - ρ) g². */
final class Decay {

  private static final String NAME = "mean-decay";

  private Decay() {}

  static Parameter parameter(double defaultValue) {
    return Parameter.number(
        NAME,
        Domain.NumberRange.fraction(),
        defaultValue,
        "Share of a running mean that a step keeps");
  }

  static double of(ParameterValues settings) {
    return settings.number(NAME);
  }
}
