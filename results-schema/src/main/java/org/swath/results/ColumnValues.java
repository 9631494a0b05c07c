package org.swath.results;

import java.util.BitSet;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.PrimitiveConverter;

/**
 * The values of one column of a file, from the first row on: numbers as they are, not as objects.
 * Parquet hands them in one by one.
 */
abstract class ColumnValues extends PrimitiveConverter {

  private final BitSet nulls = new BitSet();
  private int size;

  /** Room for the values of a column. */
  static ColumnValues of(ColumnType type, int rows) {
    return switch (type) {
      case TEXT -> new TextValues(rows);
      case DOUBLE -> new DoubleValues(rows);
      case BOOLEAN, INT32, INT64, TIMESTAMP -> new WholeValues(type, rows);
    };
  }

  /** Takes the values of the rows of one row group. */
  void addAll(ColumnReader reader, long rows) {
    int present = reader.getDescriptor().getMaxDefinitionLevel();
    for (long i = 0; i < rows; i++) {
      if (reader.getCurrentDefinitionLevel() == present) {
        reader.writeCurrentValueToConverter();
      } else {
        nulls.set(size);
      }
      size++;
      reader.consume();
    }
  }

  /** The row that the value handed in is of. */
  final int row() {
    return size;
  }

  /** The value in a row as an object; null where the file has null. */
  final Object get(int row) {
    return nulls.get(row) ? null : valueIn(row);
  }

  /** Whether no row has null. */
  final boolean complete() {
    return nulls.isEmpty();
  }

  /** The value in a row that has one. */
  abstract Object valueIn(int row);
}
