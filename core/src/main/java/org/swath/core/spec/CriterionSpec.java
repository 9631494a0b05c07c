package org.swath.core.spec;

import java.util.Objects;

/**
 * A named convergence criterion.
 *
 * @param name how reports refer to it
 * @param metric the dashed name of the epoch metric whose curve it judges
 * @param rule when that curve counts as converged
 */
public record CriterionSpec(String name, String metric, ConvergenceRule rule) {

  public CriterionSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(rule, "rule");
  }
}
