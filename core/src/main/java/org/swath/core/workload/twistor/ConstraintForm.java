package org.swath.core.workload.twistor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is added to the squared error to hold ω and π to {@code ω·π* + π·ω* = 0}. */
enum ConstraintForm {

  /** Weight times the mean of |C|: the text's loss. */
  ABSOLUTE {
    @Override
    double value(double c) {
      return Math.abs(c);
    }

    @Override
    double slope(double c) {
      return Math.signum(c);
    }
  },

  /** Weight times the mean of C²: the text's Lagrangian. */
  SQUARED {
    @Override
    double value(double c) {
      return c * c;
    }

    @Override
    double slope(double c) {
      return 2 * c;
    }
  },

  /**
   * What the original computes: weight times the mean of |N(ω, π)| after the last level, and half
   * of that after each level before, N being networks that are trained with all the rest. C itself
   * has no part in it.
   */
  LEARNED {
    @Override
    double value(double c) {
      return 0;
    }

    @Override
    double slope(double c) {
      return 0;
    }
  };

  /** What C adds to the loss at one place, at a weight of 1. */
  abstract double value(double c);

  /** The same differentiated by C, 0 where it has a kink. */
  abstract double slope(double c);

  /** As specs spell it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(ConstraintForm::label).toList();
  }

  /** The form of a label that a spec was checked for. */
  static ConstraintForm labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
