package org.swath.jobs.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swath.core.plan.SweepPlan;
import org.swath.core.stats.SeedSummary;
import org.swath.jobs.driver.ResultsColumns;
import org.swath.jobs.report.ConfigurationRow;
import org.swath.jobs.report.MetricSummary;
import org.swath.jobs.report.SweepReport;
import org.swath.results.ColumnType;
import org.swath.results.RunStatus;

/** The view {@code summary}: the figures and the column names of {@code swath report} as CSV. */
final class SummaryTable {

  private SummaryTable() {}

  /** A row for each configuration of the plan, in its order. */
  static ViewTable of(SweepPlan plan, SweepReport report) {
    return new ViewTable(
        columns(plan, report.configurations().get(0)),
        report.configurations().stream().map(row -> values(plan, row)).toList());
  }

  private static Map<String, ColumnType> columns(SweepPlan plan, ConfigurationRow any) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    ResultsColumns.of(plan).factors().forEach(factor -> columns.put(factor.name(), factor.type()));
    columns.put("configuration_id", ColumnType.TEXT);
    columns.put("runs", ColumnType.INT32);
    for (RunStatus status : RunStatus.values()) {
      columns.put(status.text(), ColumnType.INT32);
    }
    columns.put("missing", ColumnType.INT32);
    for (MetricSummary metric : any.metrics()) {
      columns.put(metric.column() + "_mean", ColumnType.DOUBLE);
      columns.put(metric.column() + "_sd", ColumnType.DOUBLE);
      columns.put(metric.column() + "_n", ColumnType.INT32);
      if (metric.notMet().isPresent()) {
        columns.put(metric.column() + "_not_met", ColumnType.INT32);
      }
    }
    return columns;
  }

  private static List<Object> values(SweepPlan plan, ConfigurationRow row) {
    List<Object> values = new ArrayList<>();
    plan.factors().forEach(factor -> values.add(row.levels().values().get(factor.name())));
    values.add(row.configurationId());
    values.add(row.runs().planned());
    for (RunStatus status : RunStatus.values()) {
      values.add(row.runs().of(status));
    }
    values.add(row.runs().missing());
    for (MetricSummary metric : row.metrics()) {
      SeedSummary overSeeds = metric.overSeeds();
      values.add(overSeeds.n() == 0 ? null : overSeeds.mean());
      values.add(overSeeds.n() == 0 ? null : overSeeds.standardDeviation());
      values.add(overSeeds.n());
      metric.notMet().ifPresent(values::add);
    }
    return values;
  }
}
