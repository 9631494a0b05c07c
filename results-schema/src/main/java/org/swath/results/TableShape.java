package org.swath.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.schema.Type;

/**
 * The columns and the footer that a table's files have together, also those that a newer Swath
 * added: a row of any of them fits, as an array with one value for each column, null where its file
 * lacks the column. Values are those that Parquet holds: a time is a number of microseconds.
 */
final class TableShape {

  /** Takes one row, an array of its own. */
  @FunctionalInterface
  interface RowSink {
    void accept(Object[] row) throws IOException;
  }

  private record Field(ColumnType type, boolean nullable, int files) {}

  private final String table;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, String> footer = new LinkedHashMap<>();

  private TableShape(String table) {
    this.table = table;
  }

  /**
   * Looks at the footers of files.
   *
   * @param table {@code epochs} or {@code runs}
   * @throws ResultsException when they cannot lie side by side in one table
   */
  static TableShape of(ResultsFolder folder, String table, List<FileStatus> files)
      throws IOException {
    TableShape shape = new TableShape(table);
    for (FileStatus file : files) {
      try (StoredFile stored = StoredFile.open(folder, file)) {
        shape.add(stored, file);
      }
    }
    for (String name : shape.names) {
      Field field = shape.fields.get(name);
      if (field.files < files.size() && !field.nullable) {
        throw new ResultsException(
            "Every file in %s/ of %s must have column %s, which may not be null, but %d of %d do"
                .formatted(table, folder, name, field.files, files.size()));
      }
    }
    return shape;
  }

  int columns() {
    return names.size();
  }

  int indexOf(String column) {
    int index = names.indexOf(column);
    if (index < 0) {
      throw new ResultsException(
          "Files in %s/ must have a column %s, but have only %s".formatted(table, column, names));
    }
    return index;
  }

  ColumnType type(int index) {
    return fields.get(names.get(index)).type;
  }

  /** Reads every row of one of the files that this was made of, or of one with these columns. */
  void forEachRow(ResultsFolder folder, FileStatus file, RowSink sink) throws IOException {
    try (StoredFile stored = StoredFile.open(folder, file)) {
      List<String> present = names.stream().filter(stored.schema()::containsField).toList();
      int[] targets = present.stream().mapToInt(names::indexOf).toArray();
      stored.forEachRow(
          present,
          row -> {
            Object[] values = new Object[names.size()];
            for (int i = 0; i < targets.length; i++) {
              values[targets[i]] = row.values().get(i);
            }
            try {
              sink.accept(values);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Begins a new file of this table. */
  RowsWriter<Object[]> writer(ResultsFolder folder, String path) throws IOException {
    List<Column<Object[]>> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      Field field = fields.get(names.get(i));
      columns.add(
          new Column<>(
              names.get(i),
              field.type,
              field.nullable,
              row -> field.type == ColumnType.TIMESTAMP ? time(row[index]) : row[index]));
    }
    return new RowsWriter<>(folder, folder.resolve(path), table, columns, footer);
  }

  private static Object time(Object micros) {
    return micros == null ? null : Instant.EPOCH.plus((Long) micros, ChronoUnit.MICROS);
  }

  private void add(StoredFile stored, FileStatus file) {
    int place = 0;
    for (Type column : stored.schema().getFields()) {
      String name = column.getName();
      Field field =
          new Field(
              ColumnType.of(column.asPrimitiveType()),
              column.isRepetition(Type.Repetition.OPTIONAL),
              1);
      Field known = fields.get(name);
      if (known == null) {
        names.add(place, name);
        fields.put(name, field);
      } else if (known.type == field.type) {
        fields.put(name, new Field(field.type, known.nullable || field.nullable, known.files + 1));
      } else {
        throw new ResultsException(
            "Column %s must have one type in all files of %s/, but has %s in some and %s in %s"
                .formatted(name, table, known.type, field.type, file.getPath()));
      }
      place = names.indexOf(name) + 1;
    }
    stored
        .footer()
        .forEach(
            (key, value) -> {
              if (key.startsWith(FileDescription.KEY_PREFIX)) {
                addToFooter(key, value, file);
              }
            });
  }

  private void addToFooter(String key, String value, FileStatus file) {
    String known = footer.putIfAbsent(key, value);
    if (known != null && !known.equals(value)) {
      throw new ResultsException(
          "All files of %s/ must say the same of %s, but some say \"%s\", and %s says \"%s\""
              .formatted(table, key, known, file.getPath(), value));
    }
  }
}
