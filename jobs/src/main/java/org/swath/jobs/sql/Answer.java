package org.swath.jobs.sql;

import java.util.List;

/**
 * What a query comes to.
 *
 * @param columns at least one; names may be there twice
 * @param rows for each a value per column: null, a String, Boolean, Number, Instant, LocalDate,
 *     byte array, or a List or Map of those; of anything else, the text that Spark has for it
 * @param cut whether there are more rows than were asked for
 */
public record Answer(List<Column> columns, List<List<Object>> rows, boolean cut) {

  /**
   * A column of an answer.
   *
   * @param name as the query has it
   * @param number whether its values are numbers, which stand on the right of a table
   */
  public record Column(String name, boolean number) {}

  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row must have a value for each of %s, but got %s".formatted(columns, row));
      }
    }
  }
}
