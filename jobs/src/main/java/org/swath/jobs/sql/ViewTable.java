package org.swath.jobs.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swath.results.ColumnType;

/**
 * A small table that Swath has computed: the content of a view.
 *
 * @param columns the types of the columns by name, in order
 * @param rows for each a value per column, or null
 */
record ViewTable(Map<String, ColumnType> columns, List<List<Object>> rows) {

  ViewTable {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    rows = List.copyOf(rows);
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row must have a value for each of %s, but got %s".formatted(columns.keySet(), row));
      }
    }
  }
}
