package org.swath.results;

import java.util.ArrayList;
import java.util.List;

/** The columns of the files in {@code epochs/}. */
final class EpochColumns {

  static final String RUN_ID = "run_id";
  static final String EPOCH = "epoch";

  private EpochColumns() {}

  static List<Column<EpochRow>> of(ResultsSchema schema) {
    List<Column<EpochRow>> columns = new ArrayList<>(Column.identifying(schema, EpochRow::run));
    columns.add(Column.required(EPOCH, ColumnType.INT32, EpochRow::epoch));
    columns.add(Column.required("loss", ColumnType.DOUBLE, EpochRow::loss));
    for (String metric : schema.epochMetrics()) {
      columns.add(Column.required(metric, ColumnType.DOUBLE, row -> row.metrics().get(metric)));
    }
    columns.add(Column.required("seconds", ColumnType.DOUBLE, EpochRow::seconds));
    return columns;
  }
}
