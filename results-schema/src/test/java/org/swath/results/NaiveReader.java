package org.swath.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.schema.Type;

/**
 * Reads {@code <table>/*.parquet} of a local folder, as any program does that knows nothing of
 * Swath.
 */
final class NaiveReader {

  private final Path results;
  private final ResultsFolder folder;

  NaiveReader(Path results) {
    this.results = results;
    this.folder = ResultsFolder.at(results.toString(), new Configuration());
  }

  /** Names of a table's files; none where a reader gets an error for want of the folder. */
  Optional<List<String>> files(String table) throws IOException {
    if (!Files.exists(results.resolve(table))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(results.resolve(table))) {
      return Optional.of(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".parquet"))
              .sorted()
              .toList());
    }
  }

  /** Every row, to the bit, in the order of files; a null is left out, as a missing column is. */
  Optional<List<String>> rows(String table) throws IOException {
    Optional<List<String>> files = files(table);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    List<String> rows = new ArrayList<>();
    for (String name : files.get()) {
      try (StoredFile file = StoredFile.open(folder, folder.resolve(table + "/" + name))) {
        List<String> columns = file.schema().getFields().stream().map(Type::getName).toList();
        file.forEachRow(columns, row -> rows.add(text(row)));
      }
    }
    return Optional.of(rows);
  }

  /** The same, sorted. */
  List<String> sortedRows(String table) throws IOException {
    return rows(table).orElseThrow().stream().sorted().toList();
  }

  /** The run that a row is about. */
  static String runOf(String row) {
    return row.replaceFirst(".*\\brun_id=([^,}]*).*", "$1");
  }

  private static String text(StoredRow row) {
    TreeMap<String, String> values = new TreeMap<>();
    for (String column : row.columns()) {
      row.optional(column)
          .ifPresent(
              value ->
                  values.put(
                      column,
                      value instanceof Double number
                          ? Long.toHexString(Double.doubleToRawLongBits(number))
                          : value.toString()));
    }
    return values.toString();
  }
}
