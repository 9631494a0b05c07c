package org.swath.jobs.driver;

import java.util.List;
import org.swath.core.plan.FactorType;
import org.swath.core.plan.SweepPlan;
import org.swath.results.ColumnType;
import org.swath.results.FactorColumn;
import org.swath.results.ResultsSchema;

/** The columns that a plan's results have: dashes of names become underscores. */
public final class ResultsColumns {

  private ResultsColumns() {}

  /** The columns of the files that a sweep with this plan writes. */
  public static ResultsSchema of(SweepPlan plan) {
    return new ResultsSchema(
        plan.factors().stream()
            .map(factor -> new FactorColumn(factor.column(), type(factor.type())))
            .toList(),
        // The loss comes first in a plan, and has a column of its own in the format.
        columns(plan.epochMetrics().subList(1, plan.epochMetrics().size())),
        columns(plan.runMetrics()));
  }

  private static List<String> columns(List<String> names) {
    return names.stream().map(name -> name.replace('-', '_')).toList();
  }

  private static ColumnType type(FactorType type) {
    return switch (type) {
      case TEXT -> ColumnType.TEXT;
      case INTEGER -> ColumnType.INT64;
      case NUMBER -> ColumnType.DOUBLE;
      case FLAG -> ColumnType.BOOLEAN;
    };
  }
}
