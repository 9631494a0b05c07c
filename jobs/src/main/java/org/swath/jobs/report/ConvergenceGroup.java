package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * Runs that have the levels of some factors in common.
 *
 * @param levels those levels, by factor; a factor that does not apply is absent
 * @param runs the completed ones, in the order of the plan; may be empty
 */
public record ConvergenceGroup(ParameterValues levels, List<RunConvergence> runs) {

  public ConvergenceGroup {
    Objects.requireNonNull(levels, "levels");
    runs = List.copyOf(runs);
  }

  /** Their convergence epochs taken together. */
  public EpochSummary summary() {
    return new EpochSummary(runs.stream().map(RunConvergence::convergence).toList());
  }
}
