package org.swath.results;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SGD;
import static org.swath.results.ExampleSweep.completed;
import static org.swath.results.ExampleSweep.diverged;
import static org.swath.results.ExampleSweep.epoch;
import static org.swath.results.ExampleSweep.failedAtOnce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsReaderTest {

  private static final RunIdentity FAILED =
      new RunIdentity("run-failed", "conf-sgd", Map.of("optimizer", "sgd"), 3);
  private static final List<String> FACTORS =
      SCHEMA.factors().stream().map(FactorColumn::name).toList();
  private static final Map<String, String> EPOCHS_FOOTER =
      new FileDescription(FACTORS, SCHEMA.epochMetrics()).footer();
  private static final Map<String, String> RUNS_FOOTER =
      new FileDescription(FACTORS, SCHEMA.runMetrics()).footer();

  private static final String START_OF_ZSTD = "(\u00b5/\u00fd";

  @TempDir Path directory;
  private ResultsFolder folder;
  private ResultsReader reader;

  @BeforeEach
  void openFolder() {
    folder = ResultsFolder.at(directory.toUri().toString(), new Configuration());
    reader = new ResultsReader(folder);
  }

  @Test
  void findsNothingInAFolderThatDoesNotExist() throws Exception {
    ResultsReader nowhere =
        new ResultsReader(ResultsFolder.at(directory + "/nowhere", new Configuration()));

    assertThat(nowhere.runs()).isEmpty();
    assertThat(nowhere.curves("loss")).isEmpty();
  }

  @Test
  void readsRunRecordsAsTheyWereWritten() throws Exception {
    RunRecord first = completed(ADAM, "a1", 2, -2.5);
    RunRecord second = diverged(SGD, "a2", 1, Double.NEGATIVE_INFINITY);
    RunRecord third = failedAtOnce(FAILED, "a2");
    writeRuns("runs/c1-a1.parquet", first);
    writeRuns("runs/c2-a2.parquet", second, third);

    assertThat(reader.runs()).containsExactly(first, second, third);
    assertThat(reader.attemptsByRun())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("run-adam-1", "a1", "run-sgd-2", "a2", "run-failed", "a2"));
  }

  @Test
  void readsCurvesOfRunsWhoseEpochsAlternate() throws Exception {
    writeRuns(
        "runs/c1-a1.parquet",
        completed(ADAM, "a1", 3, -3.5),
        diverged(SGD, "a1", 1, Double.NaN),
        failedAtOnce(FAILED, "a1"));
    try (EpochsWriter writer = new EpochsWriter(folder, "epochs/c1-a1.parquet", SCHEMA)) {
      writer.append(epoch(ADAM, 1, -1.5));
      writer.append(epoch(SGD, 1, Double.NaN));
      writer.append(epoch(ADAM, 2, Double.POSITIVE_INFINITY));
      writer.append(epoch(ADAM, 3, -3.5));
      writer.finish();
    }

    Map<String, double[]> losses = reader.curves("loss");
    assertThat(losses.keySet()).containsExactly("run-adam-1", "run-sgd-2", "run-failed");
    assertThat(losses.get("run-adam-1")).containsExactly(-1.5, Double.POSITIVE_INFINITY, -3.5);
    assertThat(losses.get("run-sgd-2")).containsExactly(Double.NaN);
    assertThat(losses.get("run-failed")).isEmpty();
    assertThat(reader.curves("variance").get("run-adam-1"))
        .containsExactly(1.5, Double.NEGATIVE_INFINITY, 3.5);
  }

  @Test
  void readsSeveralCurvesOfSomeRunsInOnePass() throws Exception {
    RunRecord wanted = completed(SGD, "a1", 2, 4.0);
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0), wanted);
    writeEpochs(
        "epochs/c1-a1.parquet", epoch(ADAM, 1, 1.0), epoch(SGD, 1, 3.0), epoch(SGD, 2, 4.0));

    Map<String, Map<String, double[]>> curves =
        reader.curves(List.of(wanted), List.of("loss", "variance"));

    assertThat(curves.keySet()).containsExactly("loss", "variance");
    assertThat(curves.get("loss").keySet()).containsExactly("run-sgd-2");
    assertThat(curves.get("loss").get("run-sgd-2")).containsExactly(3.0, 4.0);
    assertThat(curves.get("variance").get("run-sgd-2")).containsExactly(-3.0, -4.0);
  }

  @Test
  void refusesAFileWithADamagedPage() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0));
    Path file = directory.resolve("runs/c1-a1.parquet");
    byte[] bytes = Files.readAllBytes(file);
    int page = new String(bytes, ISO_8859_1).indexOf(START_OF_ZSTD);
    Arrays.fill(bytes, page + START_OF_ZSTD.length(), page + 2 * START_OF_ZSTD.length(), (byte) -1);
    Files.write(file, bytes);

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must be readable to its end, but is damaged");
  }

  @Test
  void leavesOutEpochsWhoseRunIsNotCommittedYet() throws Exception {
    writeEpochs("epochs/c1-a1.parquet", epoch(ADAM, 1, 1.0));

    assertThat(reader.curves("loss")).isEmpty();
  }

  @Test
  void readsOnlyTheColumnsItIsAskedFor() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0));
    List<Column<EpochRow>> few =
        EpochColumns.of(SCHEMA).stream()
            .filter(column -> List.of("run_id", "epoch", "loss").contains(column.name()))
            .toList();
    write("epochs/c1-a1.parquet", few, EPOCHS_FOOTER, epoch(ADAM, 1, 1.0));

    assertThat(reader.curves("loss").get("run-adam-1")).containsExactly(1.0);
  }

  @Test
  void seesNoFileWhoseNameIsHiddenOrNotParquet() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0));
    for (String name : List.of("_c2-a2.parquet", ".c2-a2.parquet", "c2-a2.parquet.tmp")) {
      Files.writeString(directory.resolve("runs").resolve(name), "not Parquet");
    }
    Files.createDirectory(directory.resolve("runs/folder.parquet"));

    assertThat(reader.runs()).hasSize(1);
  }

  @Test
  void refusesEpochsWithAGap() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 3, 3.0));
    writeEpochs("epochs/c1-a1.parquet", epoch(ADAM, 1, 1.0), epoch(ADAM, 3, 3.0));

    assertThatThrownBy(() -> reader.curves("loss"))
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            "The epochs of run run-adam-1 must be 1 to 3, each once, but epoch 2 is missing");
  }

  @Test
  void refusesAnEpochThatIsThereTwice() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 2, 1.0));
    writeEpochs("epochs/c1-a1.parquet", epoch(ADAM, 1, 1.0), epoch(ADAM, 1, 1.0));

    assertThatThrownBy(() -> reader.curves("loss"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("has epoch 1 again");
  }

  @Test
  void refusesAnEpochThatTheRecordDoesNotCount() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0));
    writeEpochs("epochs/c1-a1.parquet", epoch(ADAM, 1, 1.0), epoch(ADAM, 2, 1.0));

    assertThatThrownBy(() -> reader.curves("loss"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("has epoch 2 beside them");
  }

  @Test
  void refusesARunThatIsThereTwice() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0));
    writeRuns("runs/c1-a2.parquet", completed(ADAM, "a2", 1, 1.0));

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("run-adam-1")
        .hasMessageContaining("runs/c1-a2.parquet");
    assertThatThrownBy(() -> reader.attemptsByRun()).isInstanceOf(ResultsException.class);
    assertThatThrownBy(() -> reader.curves("loss")).isInstanceOf(ResultsException.class);
  }

  @Test
  void namesTheColumnsWhenOneIsMissing() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0));
    writeEpochs("epochs/c1-a1.parquet", epoch(ADAM, 1, 1.0));

    assertThatThrownBy(() -> reader.curves("accuracy"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must have a column accuracy, but has only [run_id,");
  }

  @Test
  void refusesAFileOfANewerFormat() throws Exception {
    writeWithVersion("2");

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("reads results of format 1 and older")
        .hasMessageContaining("runs/c1-a1.parquet has format 2");
  }

  @Test
  void refusesAFileWithoutAFormat() throws Exception {
    writeWithVersion(null);

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must carry swath.format.version");
  }

  @Test
  void refusesAStatusItDoesNotKnow() throws Exception {
    List<Column<RunRecord>> columns =
        RunColumns.of(SCHEMA).stream()
            .map(
                column ->
                    column.name().equals("status")
                        ? Column.<RunRecord>required("status", ColumnType.TEXT, record -> "paused")
                        : column)
            .toList();
    write("runs/c1-a1.parquet", columns, RUNS_FOOTER, completed(ADAM, "a1", 1, 1.0));

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            "A run's status must be one of [completed, diverged, failed], but the file says"
                + " \"paused\"");
  }

  @Test
  void refusesARecordThatCannotBe() throws Exception {
    List<Column<RunRecord>> columns =
        RunColumns.of(SCHEMA).stream()
            .map(
                column ->
                    column.name().equals("threads")
                        ? Column.<RunRecord>required("threads", ColumnType.INT32, record -> 0)
                        : column)
            .toList();
    write("runs/c1-a1.parquet", columns, RUNS_FOOTER, completed(ADAM, "a1", 1, 1.0));

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("runs/c1-a1.parquet")
        .hasMessageContaining("threads >= 1 must hold, but got 0");
  }

  @Test
  void readsRunsThatHaveAColumnItDoesNotKnow() throws Exception {
    List<Column<RunRecord>> columns = new ArrayList<>(RunColumns.of(SCHEMA));
    columns.add(3, Column.nullable("added_later", ColumnType.INT32, record -> 7));
    RunRecord record = completed(ADAM, "a1", 1, 1.0);
    write("runs/c1-a1.parquet", columns, RUNS_FOOTER, record);

    assertThat(reader.runs()).containsExactly(record);
  }

  @Test
  void refusesRunsThatLackAColumn() throws Exception {
    List<Column<RunRecord>> columns =
        RunColumns.of(SCHEMA).stream().filter(column -> !column.name().equals("host")).toList();
    write("runs/c1-a1.parquet", columns, RUNS_FOOTER, completed(ADAM, "a1", 1, 1.0));

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must have a column host");
  }

  @Test
  void refusesAFileThatIsCutShort() throws Exception {
    writeRuns("runs/c1-a1.parquet", completed(ADAM, "a1", 1, 1.0));
    Path file = directory.resolve("runs/c1-a1.parquet");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 100));

    assertThatThrownBy(() -> reader.runs())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must be a whole Parquet file")
        .hasMessageContaining("runs/c1-a1.parquet");
  }

  @Test
  void saysWhichTextIsMissing() {
    assertThatThrownBy(() -> folder.readText(ResultsFolder.PLAN_FILE))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must hold plan.json");
  }

  @Test
  void refusesALocationThatHadoopCannotOpen() {
    assertThatThrownBy(() -> ResultsFolder.at("gopher://host/results", new Configuration()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("gopher://host/results");
  }

  private void writeWithVersion(String version) throws IOException {
    Map<String, String> footer =
        RUNS_FOOTER.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("swath.format.version"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (version != null) {
      footer.put("swath.format.version", version);
    }
    write("runs/c1-a1.parquet", RunColumns.of(SCHEMA), footer, completed(ADAM, "a1", 1, 1.0));
  }

  private void writeRuns(String path, RunRecord... records) throws IOException {
    try (RunsWriter writer = new RunsWriter(folder, path, SCHEMA)) {
      for (RunRecord record : records) {
        writer.append(record);
      }
      writer.finish();
    }
  }

  /** Past the checks of {@link EpochsWriter}: these files are to be wrong. */
  private void writeEpochs(String path, EpochRow... rows) throws IOException {
    write(path, EpochColumns.of(SCHEMA), EPOCHS_FOOTER, rows);
  }

  @SafeVarargs
  private final <R> void write(
      String path, List<Column<R>> columns, Map<String, String> footer, R... rows)
      throws IOException {
    try (RowsWriter<R> writer =
        new RowsWriter<>(folder, folder.resolve(path), "table", columns, footer)) {
      for (R row : rows) {
        writer.append(row);
      }
      writer.finish();
    }
  }
}
