package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.SCHEMA;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not compacted, and left as it is. */
class CompactionRefusalsTest extends SweepToCompact {

  @Test
  void wantsAnOpenStore() {
    assertThatThrownBy(() -> new HadoopResultsStore(folder).compact(RunSelection.KEEP_ALL, lease))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("createSweep() or recover()");
  }

  @Test
  void changesNothingWhenAnotherDriverHasTakenTheFolderOver() throws Exception {
    commit(4, 2);
    Files.writeString(directory.resolve("_driver"), "another\nbeat 0 of 4567\n");
    List<String> files = files("runs");

    assertThatThrownBy(() -> store.compact(RunSelection.KEEP_ALL, lease))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("another has taken");
    assertThat(files("runs")).isEqualTo(files);
    assertThat(directory.resolve("_compaction")).doesNotExist();
  }

  @Test
  void refusesARunThatIsThereTwice() throws Exception {
    commit(4, 2);
    Files.copy(directory.resolve("runs/c0-a0.parquet"), directory.resolve("runs/c0-b0.parquet"));
    Files.copy(
        directory.resolve("epochs/c0-a0.parquet"), directory.resolve("epochs/c0-b0.parquet"));

    refuses("has a second one", RunSelection.KEEP_ALL);
    refuses("has a second one", RunSelection.DROP_FAILED);
  }

  @Test
  void refusesEpochsThatAreThereTwice() throws Exception {
    commit(4, 2);
    Files.copy(
        directory.resolve("epochs/c0-a0.parquet"), directory.resolve("epochs/c0-b0.parquet"));

    refuses("epochs/ of " + folder + " is wrong at run " + id(1), RunSelection.KEEP_ALL);
  }

  @Test
  void refusesEpochsThatAreMissing() throws Exception {
    commit(4, 2);
    Files.delete(directory.resolve("epochs/c0-a0.parquet"));
    write("epochs/c0-a0.parquet", "epochs", EpochColumns.of(SCHEMA), epochsFooter());

    refuses("is wrong at run", RunSelection.KEEP_ALL);
  }

  @Test
  void refusesEpochsOfARunThatIsNotCommitted() throws Exception {
    commit(4, 2);
    Files.delete(directory.resolve("runs/c0-a0.parquet"));

    refuses("must have a record in runs/", RunSelection.KEEP_ALL);
  }

  @Test
  void refusesFilesThatDoNotBelongTogether() throws Exception {
    commit(4, 2);
    RunRecord record = ExampleSweep.failedAtOnce(SyntheticRuns.run(7), "z9");
    List<Column<RunRecord>> columns = new ArrayList<>(RunColumns.of(SCHEMA));
    columns.replaceAll(
        column ->
            column.name().equals("threads")
                ? Column.<RunRecord>required("threads", ColumnType.INT64, any -> 1L)
                : column);
    Map<String, String> footer = description(SCHEMA.runMetrics()).footer();
    write("runs/c9-z9.parquet", "runs", columns, footer, record);
    refuses("Column threads must have one type", RunSelection.KEEP_ALL);

    Files.delete(directory.resolve("runs/c9-z9.parquet"));
    columns.removeIf(column -> column.name().equals("threads"));
    write("runs/c9-z9.parquet", "runs", columns, footer, record);
    refuses(
        "must have column threads, which may not be null, but 2 of 3 do", RunSelection.KEEP_ALL);

    Files.delete(directory.resolve("runs/c9-z9.parquet"));
    footer.put("swath.metrics", "");
    write("runs/c9-z9.parquet", "runs", RunColumns.of(SCHEMA), footer, record);
    refuses("must say the same of swath.metrics", RunSelection.KEEP_ALL);
  }

  private void refuses(String reason, RunSelection selection) throws IOException {
    List<String> files = files("runs");
    assertThatThrownBy(
            () ->
                new Compaction(folder, CompactionSwap.FOLDERS, 1_000_000, () -> {}).run(selection))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining(reason);
    assertThat(files("runs")).isEqualTo(files);
    assertThat(directory.resolve("_compaction")).doesNotExist();
  }
}
