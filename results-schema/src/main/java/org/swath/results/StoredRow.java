package org.swath.results;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One row of a file being read. Valid until the next row is read.
 *
 * @param columns names of the columns that were asked for
 * @param values one for each column; null where the file has null
 */
record StoredRow(List<String> columns, List<Object> values) {

  Optional<Object> optional(String column) {
    int index = columns.indexOf(column);
    if (index < 0 && ResultsSchema.COLUMNS_ADDED_LATER.contains(column)) {
      return Optional.empty();
    }
    if (index < 0) {
      throw new ResultsException(
          "A file must have a column %s, but one has only %s".formatted(column, columns));
    }
    return Optional.ofNullable(values.get(index));
  }

  String text(String column) {
    return value(column, String.class);
  }

  int int32(String column) {
    return value(column, Integer.class);
  }

  long int64(String column) {
    return value(column, Long.class);
  }

  double number(String column) {
    return value(column, Double.class);
  }

  Instant timestamp(String column) {
    return Instant.EPOCH.plus(int64(column), ChronoUnit.MICROS);
  }

  private <T> T value(String column, Class<T> type) {
    Object value = optional(column).orElse(null);
    if (!type.isInstance(value)) {
      throw new ResultsException(
          "Column %s must hold a %s in every row, but one holds %s"
              .formatted(column, type.getSimpleName(), value));
    }
    return type.cast(value);
  }
}
