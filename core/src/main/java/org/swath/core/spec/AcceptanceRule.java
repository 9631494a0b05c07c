package org.swath.core.spec;

import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * One condition under which a reproduction holds.
 *
 * @param metric the dashed name of the report's metric
 * @param where the levels that pick out the configurations it is about; none for all of them
 * @param bound what the metric must satisfy for each of those configurations
 */
public record AcceptanceRule(String metric, ParameterValues where, AcceptanceBound bound) {

  public AcceptanceRule {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(bound, "bound");
  }

  /** Whether this rule is about the configuration that has these levels. */
  public boolean isAbout(ParameterValues configuration) {
    return Selection.selects(where, configuration);
  }
}
