package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.swath.core.spec.CriterionSpec;

/**
 * What one criterion says of a sweep.
 *
 * @param criterion which was asked
 * @param groups of runs, in the order of the plan, at least one
 */
public record CriterionAnswers(CriterionSpec criterion, List<ConvergenceGroup> groups) {

  public CriterionAnswers {
    Objects.requireNonNull(criterion, "criterion");
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("groups must hold one at least, but are empty");
    }
  }

  /** Every completed run, group by group. */
  public Stream<RunConvergence> runs() {
    return groups.stream().flatMap(group -> group.runs().stream());
  }

  /** All of them taken together. */
  public EpochSummary summary() {
    return new EpochSummary(runs().map(RunConvergence::convergence).toList());
  }
}
