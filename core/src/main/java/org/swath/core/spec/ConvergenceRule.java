package org.swath.core.spec;

import java.math.BigDecimal;

/** When a curve counts as converged. */
public sealed interface ConvergenceRule {

  /** The name of this kind of rule in a spec. */
  String kind();

  /** The rule in words, as in "loss changes by less than 1 in each of 5 epochs in a row". */
  String inWords(String metric);

  /**
   * The metric changes by less than a threshold in every one of several epochs in a row.
   *
   * @param threshold in the metric's own unit; finite and above zero
   * @param window how many changes in a row, at least one
   */
  record AbsoluteChange(double threshold, int window) implements ConvergenceRule {

    /** The name of this kind of rule in a spec. */
    public static final String KIND = "absolute-change";

    public AbsoluteChange {
      if (!(threshold > 0) || Double.isInfinite(threshold)) {
        throw new IllegalArgumentException(
            "threshold must be finite and above zero, but got " + threshold);
      }
      if (window < 1) {
        throw new IllegalArgumentException("window >= 1 must hold, but got " + window);
      }
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public String inWords(String metric) {
      String epochs = window == 1 ? "in one epoch" : "in each of " + window + " epochs in a row";
      String plainThreshold = BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString();
      return metric + " changes by less than " + plainThreshold + " " + epochs;
    }
  }
}
