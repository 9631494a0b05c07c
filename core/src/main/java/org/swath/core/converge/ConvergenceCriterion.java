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

  /**
   * The rule in words, as in "loss changes by less than 1 in each of 5 epochs in a row".
   *
   * @param metric what the curve is of
   */
  String inWords(String metric);

  /** Which epoch it names, in words: "the last epoch before" and the rule, unless it says other. */
  default String epochInWords(String metric) {
    return "the last epoch before " + inWords(metric);
  }
}
