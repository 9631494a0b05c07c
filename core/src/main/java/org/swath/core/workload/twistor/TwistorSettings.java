package org.swath.core.workload.twistor;

import org.swath.core.parameter.ParameterValues;

/**
 * What one lane of a cohort may have for itself.
 *
 * @param form what the constraint adds to the loss
 * @param constraintWeight its weight
 * @param mixing what the cell does to ω and π
 * @param evolutionRate how far the fast evolution moves the cell
 */
record TwistorSettings(
    ConstraintForm form, double constraintWeight, MoebiusMixing mixing, double evolutionRate) {

  static TwistorSettings of(ParameterValues parameters) {
    return new TwistorSettings(
        ConstraintForm.labelled(parameters.text(TwistorHope.CONSTRAINT_FORM)),
        parameters.number(TwistorHope.CONSTRAINT_WEIGHT),
        MoebiusMixing.ofStrength(parameters.number(TwistorHope.MOEBIUS_STRENGTH)),
        parameters.number(TwistorHope.EVOLUTION_RATE));
  }
}
