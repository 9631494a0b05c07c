package org.swath.core.spec;

import java.util.Objects;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;

/**
 * Configurations that a hypothesis takes together, or the best one of them.
 *
 * @param where the levels that pick them out; none for all of the sweep
 * @param best how one of them is chosen; empty to take all of them
 */
public record ConfigurationGroup(ParameterValues where, Optional<Best> best) {

  /**
   * The configuration whose mean over seeds is the highest or the lowest.
   *
   * @param metric dashed name, of which there is one value for each run
   * @param highest whether more is better
   */
  public record Best(String metric, boolean highest) {

    public Best {
      Objects.requireNonNull(metric, "metric");
    }
  }

  public ConfigurationGroup {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(best, "best");
  }

  /** Whether the configuration that has these levels is in the group, or could be its best. */
  public boolean contains(ParameterValues configuration) {
    return Selection.selects(where, configuration);
  }
}
