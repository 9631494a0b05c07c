package org.swath.jobs.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.converge.Convergence;
import org.swath.core.plan.Factor;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.RunRecord;

/**
 * How sure the differences between the configurations of a sweep are, given the seeds that were
 * run. Only completed runs have values; how all runs ended stands beside.
 *
 * @param sweepName the spec's name
 * @param configurations how many the plan has
 * @param factors what varies, in the order of the plan
 * @param question what was asked
 * @param runs all runs of the sweep, by how they ended
 * @param metrics in the order asked for, without the convergence epoch
 * @param convergence when the convergence epoch was asked for and the spec has a criterion
 */
public record SweepStatistics(
    String sweepName,
    int configurations,
    List<Factor> factors,
    StatisticsQuestion question,
    RunCounts runs,
    List<MetricStatistics> metrics,
    Optional<ConvergenceStatistics> convergence) {

  public SweepStatistics {
    Objects.requireNonNull(sweepName, "sweepName");
    factors = List.copyOf(factors);
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(runs, "runs");
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(convergence, "convergence");
  }

  /**
   * Computes what was asked of the runs that are committed. Pure.
   *
   * @param criterion the one that says when a run had converged, if any
   * @param converged by run id, for each completed run when there is a criterion
   * @throws IllegalArgumentException when a metric or the baseline asked for is none of the plan's,
   *     or a record is
   */
  public static SweepStatistics of(
      SweepPlan plan,
      List<RunRecord> records,
      Optional<CriterionSpec> criterion,
      Map<String, Convergence> converged,
      StatisticsQuestion question) {
    return new StatisticsBuilder(plan, records, question).statistics(criterion, converged);
  }
}
