package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are stored by number while there are few, and in full where there are too many. */
class TextValuesTest {

  /** Together they are longer than a dictionary may be, which is 1 MB. */
  private static final int MANY = 80_000;

  @TempDir private Path directory;

  @Test
  void readsTextsThatAreTooManyForADictionary() throws IOException {
    ResultsFolder folder = ResultsFolder.at(directory.toString(), new Configuration());
    List<String> texts =
        IntStream.range(0, MANY).mapToObj(i -> "a text as long as run ids " + i % 60_000).toList();
    List<Column<String>> columns =
        List.of(
            Column.required("text", ColumnType.TEXT, text -> text),
            Column.nullable("even", ColumnType.TEXT, text -> text.endsWith("2") ? text : null));
    try (RowsWriter<String> writer =
        new RowsWriter<>(
            folder,
            folder.resolve("texts.parquet"),
            "texts",
            columns,
            new FileDescription(List.of(), List.of()).footer())) {
      for (String text : texts) {
        writer.append(text);
      }
      writer.finish();
    }

    try (StoredFile file = StoredFile.open(folder, folder.resolve("texts.parquet"))) {
      StoredColumns read = file.columns(List.of("text", "even"));
      TextValues values = read.texts("text");
      assertThat(read.rows()).isEqualTo(MANY);
      assertThat(values.texts()).hasSize(60_000);
      assertThat(IntStream.range(0, MANY).mapToObj(row -> values.texts().get(values.number(row))))
          .containsExactlyElementsOf(texts);
      assertThat(IntStream.range(0, 5).mapToObj(row -> read.columns().get("even").get(row)))
          .containsExactly(null, null, texts.get(2), null, null);
    }
  }
}
