package org.swath.core.converge;

/**
 * A rule that says from a curve alone when a run had converged. A pure function: the same curve
 * gives the same answer, and the curve is not changed.
 */
public interface ConvergenceCriterion {

  /**
   * Applies the rule.
   *
   * @param curve one number per epoch: [epoch - 1]. May be empty and may hold NaN and infinities;
   *     neither counts as having settled
   */
  Convergence of(double[] curve);
}
