package org.swath.core.workload.cayley;

import org.swath.core.parameter.ParameterValues;

/**
 * What one lane of a cohort may have for itself.
 *
 * @param form what it makes small
 * @param lambda weight of what is added to the loss, at least 0
 * @param delta δ, half the step of the Cayley maps
 * @param phaseGain γ of the phase steps
 * @param solver how exactly the maps are computed
 * @param startsFromPrevious whether a solve begins with the solution of the step before
 */
record CayleySettings(
    LossForm form,
    double lambda,
    double delta,
    double phaseGain,
    SolverSettings solver,
    boolean startsFromPrevious) {

  /** What specs call the start from the solution of the step before. */
  static final String FROM_PREVIOUS = "previous";

  static CayleySettings of(ParameterValues parameters) {
    return new CayleySettings(
        LossForm.labelled(parameters.text(CayleySsm.LOSS_FORM)),
        parameters.number(CayleySsm.LAMBDA),
        parameters.number(CayleySsm.STEP) / 2,
        parameters.number(CayleySsm.PHASE_GAIN),
        new SolverSettings(
            parameters.count(CayleySsm.ITERATIONS),
            parameters.number(CayleySsm.TOLERANCE),
            parameters.number(CayleySsm.LAZY_TOLERANCE)),
        parameters.text(CayleySsm.START).equals(FROM_PREVIOUS));
  }
}
