package org.swath.core.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.data.file.FileSourceTest.source;
import static org.swath.core.data.file.FileSourceTest.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.data.DataException;
import org.swath.core.data.Dataset;

class ParquetFormatTest {

  private static final MessageType TABLE =
      MessageTypeParser.parseMessageType(
          """
          message table {
            required int32 small; required int64 large; required float single;
            optional double number; required boolean flag; required binary name (STRING);
            required int32 day (DATE); repeated int32 many; required int64 y;
          }
          """);

  @TempDir private Path folder;

  @Test
  void columnsOfEveryKindOfNumberAreReadByName() throws IOException {
    Path file = write(row -> {}, row -> row.add("number", 2.5));
    Dataset data =
        load(
            file,
            Map.of(
                "features",
                "number, flag, single, large, small",
                "label",
                "y",
                "test-file",
                file.toString()));

    assertThat(data.test().numbers()).containsExactly(0.5f, 1, 1.5f, -7, 3, 2.5f, 1, 1.5f, -7, 3);
    assertThat(data.test().labels()).containsExactly(0, 1);
  }

  @Test
  void nullIsAMistakeWithItsRowAndColumn() throws IOException {
    Path holes =
        writeRows(
            "holes.parquet",
            3,
            (row, i) -> {
              if (i != 1) {
                row.add("number", 1.0);
              }
            });

    assertThatThrownBy(() -> load(holes, Map.of("features", "number")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("row 2, column number: must be a number, but is null");
  }

  @Test
  void columnsThatAreNoNumbersAreRefusedUnlessLeftOut() throws IOException {
    Path file = write(row -> {}, row -> row.add("number", 2.5));

    assertThatThrownBy(() -> load(file, Map.of()))
        .hasMessageContainingAll("column name must", "column day must", "column many must")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("column small"));
    assertThat(load(file, Map.of("without", "name, day, many, y")).train().width()).isEqualTo(5);
  }

  @Test
  void whatIsNoParquetFileIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.parquet"), "a,b\n1,2\n");
    assertThatThrownBy(() -> load(text, Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must be a sound Parquet file");
  }

  /** Two rows of which all but the change is the same; the label is the row's number. */
  private Path write(Consumer<Group> first, Consumer<Group> second) throws IOException {
    return writeRows(
        "table.parquet",
        2,
        (row, i) -> {
          (i == 0 ? first : second).accept(row);
          if (row.getFieldRepetitionCount("number") == 0) {
            row.add("number", 0.5);
          }
        });
  }

  private interface Change {
    void of(Group row, int number);
  }

  private Path writeRows(String name, int rows, Change change) throws IOException {
    Path file = folder.resolve(name);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(TABLE)
            .withConf(new Configuration())
            .build()) {
      for (int i = 0; i < rows; i++) {
        Group row =
            new SimpleGroupFactory(TABLE)
                .newGroup()
                .append("small", 3)
                .append("large", -7L)
                .append("single", 1.5f)
                .append("flag", true)
                .append("name", "x")
                .append("day", 1)
                .append("y", (long) i);
        change.of(row, i);
        writer.write(row);
      }
    }
    return file;
  }

  private static Dataset load(Path file, Map<String, String> given) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("file", file.toString());
    return source("parquet").load(values("parquet", all), Optional.empty());
  }
}
