package org.swath.jobs.report;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.swath.core.plan.Factor;

/**
 * When the runs of a sweep had converged, by one criterion or several.
 *
 * @param sweepName the spec's name
 * @param configurations how many the plan has
 * @param runs all runs of the sweep, by how they ended
 * @param factors what varies, in the order of the plan
 * @param by those of them whose levels the runs of a group have in common
 * @param criteria in the order they were asked, with different names
 */
public record ConvergenceReport(
    String sweepName,
    int configurations,
    RunCounts runs,
    List<Factor> factors,
    List<Factor> by,
    List<CriterionAnswers> criteria) {

  public ConvergenceReport {
    Objects.requireNonNull(sweepName, "sweepName");
    Objects.requireNonNull(runs, "runs");
    factors = List.copyOf(factors);
    by = List.copyOf(by);
    criteria = List.copyOf(criteria);
    List<String> names = criteria.stream().map(answers -> answers.criterion().name()).toList();
    if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException(
          "criteria must be given and their names differ, but got " + names);
    }
    if (!factors.containsAll(by)) {
      throw new IllegalArgumentException("by must be among %s, but is %s".formatted(factors, by));
    }
  }
}
