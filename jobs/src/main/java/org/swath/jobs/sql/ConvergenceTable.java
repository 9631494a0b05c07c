package org.swath.jobs.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.jobs.driver.ResultsColumns;
import org.swath.jobs.report.ConvergenceReport;
import org.swath.jobs.report.CriterionAnswers;
import org.swath.jobs.report.RunConvergence;
import org.swath.results.ColumnType;

/**
 * The view {@code convergence}: what Swath's own criteria say of each completed run. Its columns
 * are those of {@code swath converge --runs} as CSV.
 */
final class ConvergenceTable {

  private ConvergenceTable() {}

  /** Criteria in their order, the runs of each in the order of the plan's configurations. */
  static ViewTable of(SweepPlan plan, ConvergenceReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (CriterionAnswers answers : report.criteria()) {
      answers.runs().forEach(run -> rows.add(values(plan, answers.criterion(), run)));
    }
    return new ViewTable(columns(plan), rows);
  }

  /** That of a spec without criteria, or without a run. */
  static ViewTable empty(SweepPlan plan) {
    return new ViewTable(columns(plan), List.of());
  }

  private static Map<String, ColumnType> columns(SweepPlan plan) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("criterion", ColumnType.TEXT);
    columns.put("metric", ColumnType.TEXT);
    ResultsColumns.of(plan).factors().forEach(factor -> columns.put(factor.name(), factor.type()));
    columns.put("seed", ColumnType.INT64);
    columns.put("run_id", ColumnType.TEXT);
    columns.put("configuration_id", ColumnType.TEXT);
    columns.put("epoch", ColumnType.INT32);
    columns.put("met", ColumnType.BOOLEAN);
    return columns;
  }

  private static List<Object> values(
      SweepPlan plan, CriterionSpec criterion, RunConvergence convergence) {
    List<Object> values = new ArrayList<>(List.of(criterion.name(), criterion.metric()));
    plan.factors()
        .forEach(factor -> values.add(convergence.run().levels().values().get(factor.name())));
    values.add(convergence.run().seed());
    values.add(convergence.run().runId());
    values.add(convergence.run().configurationId());
    values.add(convergence.convergence().epoch());
    values.add(convergence.convergence().met());
    return values;
  }
}
