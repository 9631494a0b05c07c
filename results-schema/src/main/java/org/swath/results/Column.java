package org.swath.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * One column of a file and how its value is taken from what becomes a row.
 *
 * @param <R> what becomes a row
 * @param value the value to store; null only if the column is nullable
 */
record Column<R>(String name, ColumnType type, boolean nullable, Function<R, Object> value) {

  static <R> Column<R> required(String name, ColumnType type, Function<R, Object> value) {
    return new Column<>(name, type, false, value);
  }

  static <R> Column<R> nullable(String name, ColumnType type, Function<R, Object> value) {
    return new Column<>(name, type, true, value);
  }

  /** The columns that say which run a row is about; they come first in every file. */
  static <R> List<Column<R>> identifying(
      ResultsSchema schema, Function<R, RunIdentity> identityOf) {
    List<Column<R>> columns = new ArrayList<>();
    columns.add(required("run_id", ColumnType.TEXT, identityOf.andThen(RunIdentity::runId)));
    columns.add(
        required(
            "configuration_id", ColumnType.TEXT, identityOf.andThen(RunIdentity::configurationId)));
    for (FactorColumn factor : schema.factors()) {
      columns.add(
          nullable(
              factor.name(),
              factor.type(),
              row -> identityOf.apply(row).factors().get(factor.name())));
    }
    columns.add(required("seed", ColumnType.INT64, identityOf.andThen(RunIdentity::seed)));
    return columns;
  }

  /** The value of this column in a row, checked. */
  Object valueIn(R row) {
    Object stored = value.apply(row);
    if (stored == null ? !nullable : !type.accepts(stored)) {
      throw new IllegalArgumentException(
          "Column %s must hold %s of type %s, but got %s"
              .formatted(name, nullable ? "null or a value" : "a value", type, stored));
    }
    return stored;
  }

  static <R> MessageType messageType(String name, List<Column<R>> columns) {
    List<Type> fields = new ArrayList<>();
    for (Column<R> column : columns) {
      fields.add(column.type.field(column.name, column.nullable));
    }
    return new MessageType(name, fields);
  }

  /** Refuses a row that has a value for which there is no column. */
  static void requireKnown(String what, Map<String, ?> given, List<String> known) {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "A row's %s must be among the schema's, %s, but got %s".formatted(what, known, name));
      }
    }
  }
}
