package org.swath.core.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is said of a sweep's results before they are there, for the results to answer.
 *
 * @param name lower-case letters, digits and dashes; how reports refer to it
 * @param claim the sentence as whoever says it put it, if the spec quotes it
 * @param statement what must be seen in the runs
 * @param level how often a test may show what is not so: above 0 and below 0.5
 */
public record Hypothesis(String name, Optional<String> claim, Statement statement, double level) {

  /** The level of a hypothesis that gives none. */
  public static final double USUAL_LEVEL = 0.05;

  public Hypothesis {
    if (!name.matches(SweepSpec.NAME_PATTERN)) {
      throw new IllegalArgumentException(
          "name must be lower-case letters, digits and dashes, but got \"" + name + "\"");
    }
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(statement, "statement");
    if (!(level > 0 && level < 0.5)) {
      throw new IllegalArgumentException("0 < level < 0.5 must hold, but got " + level);
    }
  }

  /** Whether it can be answered only where the spec has a convergence criterion. */
  boolean needsCriterion() {
    return statement.metrics().contains(Vocabulary.CONVERGENCE_EPOCH);
  }
}
