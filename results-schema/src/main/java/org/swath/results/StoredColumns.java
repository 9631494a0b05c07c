package org.swath.results;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * Some columns of one file, whole.
 *
 * @param path of the file
 * @param description what its footer says
 * @param rows how many
 * @param columns by name; one that was added to the format later may be missing
 */
record StoredColumns(
    Path path, FileDescription description, int rows, Map<String, ColumnValues> columns) {

  /** Hands out one row after the other. */
  void forEachRow(Consumer<StoredRow> consumer) {
    List<ColumnValues> values = List.copyOf(columns.values());
    RowView view = new RowView(values);
    StoredRow row = new StoredRow(List.copyOf(columns.keySet()), view);
    for (view.row = 0; view.row < rows; view.row++) {
      consumer.accept(row);
    }
  }

  /** A column of texts, each row with one. */
  TextValues texts(String column) {
    return (TextValues) complete(column, TextValues.class, "text");
  }

  /** A column of whole numbers, each row with one. */
  WholeValues wholes(String column) {
    return (WholeValues) complete(column, WholeValues.class, "whole number");
  }

  /** A column of doubles, each row with one. */
  DoubleValues doubles(String column) {
    return (DoubleValues) complete(column, DoubleValues.class, "double");
  }

  private ColumnValues complete(String column, Class<?> type, String kind) {
    ColumnValues values = columns.get(column);
    if (!type.isInstance(values) || !values.complete()) {
      throw new ResultsException(
          "Column %s must hold a %s in every row, but in %s does not"
              .formatted(column, kind, path));
    }
    return values;
  }

  /** The values of one row, boxed when they are looked at. */
  private static final class RowView extends AbstractList<Object> {

    private final List<ColumnValues> values;
    private int row;

    RowView(List<ColumnValues> values) {
      this.values = values;
    }

    @Override
    public Object get(int index) {
      return values.get(index).get(row);
    }

    @Override
    public int size() {
      return values.size();
    }
  }
}
