package org.swath.core.train.optimizer;

import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * The parameter of rules that shrink the parameters beside their step, as opposed to a term λ θ of
 * the gradient: θ ← (1 - η λ) θ (Loshchilov and Hutter 2019).
 */
final class WeightDecay {

  private static final String NAME = "decoupled-weight-decay";

  private WeightDecay() {}

  static Parameter parameter(double defaultValue) {
    return Parameter.number(
        NAME,
        Domain.NumberRange.nonNegative(),
        defaultValue,
        "Share of every parameter that a step takes away, times the learning rate");
  }

  /** λ. */
  static double of(ParameterValues settings) {
    return settings.number(NAME);
  }
}
