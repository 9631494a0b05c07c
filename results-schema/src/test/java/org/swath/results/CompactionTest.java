package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.SCHEMA;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.swath.results.CommitOutcome.State;

class CompactionTest extends SweepToCompact {

  private static final long CELLS_OF_FIVE_RUNS = 360;

  @Test
  void writesFewFilesWithTheSameRowsToTheBit() throws Exception {
    commit(2_000, 16);
    List<String> runs = naive.sortedRows("runs");
    List<String> epochs = naive.sortedRows("epochs");

    CompactionOutcome outcome = store.compact(RunSelection.KEEP_ALL, lease);

    assertThat(naive.sortedRows("runs")).isEqualTo(runs).hasSize(2_000);
    assertThat(naive.sortedRows("epochs")).isEqualTo(epochs);
    assertThat(outcome.runs()).isEqualTo(2_000);
    assertThat(outcome.filesBefore()).isEqualTo(250);
    assertThat(outcome.filesAfter()).isEqualTo(2);
    assertThat(outcome.bytesAfter()).isLessThan(outcome.bytesBefore() / 5);
    assertThat(naive.files("runs").orElseThrow()).hasSize(1).isEqualTo(files("epochs"));
    assertThat(directory.resolve("_compaction")).doesNotExist();
  }

  @Test
  void ordersRowsByRunAndEpochAcrossItsParts() throws Exception {
    commit(40, 7);

    inParts(RunSelection.KEEP_ALL);

    assertThat(files("runs")).hasSizeGreaterThan(5).isEqualTo(files("epochs")).isSorted();
    List<String> ids = naive.rows("runs").orElseThrow().stream().map(NaiveReader::runOf).toList();
    assertThat(ids).hasSize(40).isSorted();
    List<String> places =
        naive.rows("epochs").orElseThrow().stream()
            .map(row -> NaiveReader.runOf(row) + row.replaceFirst(".*\\bepoch=([0-9]+).*", " $1"))
            .toList();
    assertThat(places).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void keepsFewFilesOpenHoweverManyPartsThereAre() throws Exception {
    commit(80, 40);
    List<String> epochs = naive.sortedRows("epochs");

    new Compaction(folder, CompactionSwap.FOLDERS, 1, () -> {}).run(RunSelection.KEEP_ALL);

    assertThat(files("epochs")).hasSize(80).last().asString().startsWith("part.0079.");
    assertThat(naive.sortedRows("epochs")).isEqualTo(epochs);
  }

  @Test
  void givesReadersTheSameSums() throws Exception {
    commit(60, 16);
    List<Object> before = sums();

    inParts(RunSelection.KEEP_ALL);

    assertThat(sums()).isEqualTo(before).first().isEqualTo(60L);
  }

  @Test
  void passesOnColumnsThatANewerSwathAdded() throws Exception {
    commit(3, 3);
    List<Column<RunRecord>> columns = new ArrayList<>(RunColumns.of(SCHEMA));
    columns.add(columns.size() - 2, Column.nullable("later", ColumnType.TEXT, record -> "d1"));
    RunIdentity later = SyntheticRuns.run(7);
    FileDescription description = description(SCHEMA.runMetrics());
    Map<String, String> footer = description.footer();
    footer.put("swath.added", "later");
    write("runs/c9-z9.parquet", "runs", columns, footer, ExampleSweep.failedAtOnce(later, "z9"));
    write("epochs/c9-z9.parquet", "epochs", EpochColumns.of(SCHEMA), epochsFooter());
    List<String> rows = naive.sortedRows("runs");

    inParts(RunSelection.KEEP_ALL);

    assertThat(naive.sortedRows("runs")).isEqualTo(rows);
    assertThat(rows.stream().filter(row -> row.contains("later=d1"))).hasSize(1);
    try (StoredFile part = StoredFile.open(folder, folder.visibleFiles("runs").get(0))) {
      List<String> names =
          part.schema().getFields().stream().map(field -> field.getName()).toList();
      assertThat(names).isEqualTo(columns.stream().map(Column::name).toList());
      assertThat(part.footer()).containsAllEntriesOf(footer);
    }
  }

  @Test
  void leavesOutRunsThatFailedInBothTables() throws Exception {
    commit(20, 7);
    Set<String> failed = Set.of(id(3), id(7), id(13), id(17));
    List<String> runs = without(failed, naive.sortedRows("runs"));
    List<String> epochs = without(failed, naive.sortedRows("epochs"));

    CompactionOutcome outcome = store.compact(RunSelection.DROP_FAILED, lease);

    assertThat(outcome.removedRuns()).isEqualTo(failed);
    assertThat(naive.sortedRows("runs")).isEqualTo(runs).hasSize(16);
    assertThat(naive.sortedRows("epochs")).isEqualTo(epochs);
    SyntheticRuns.commit(store, "c3", "again", 3, 4);
    assertThat(new ResultsReader(folder).attemptsByRun()).containsEntry(id(3), "again");
  }

  @Test
  void leavesAnEmptyFolderWhereEveryRunFailed() throws Exception {
    SyntheticRuns.commit(store, "c3", "a3", 3, 4);

    CompactionOutcome outcome = store.compact(RunSelection.DROP_FAILED, lease);

    assertThat(outcome.filesAfter()).isZero();
    assertThat(naive.rows("runs").orElseThrow()).isEmpty();
    assertThat(new ResultsReader(folder).runs()).isEmpty();
  }

  @Test
  void changesNothingWhereItWasDoneAlready() throws Exception {
    commit(20, 7);
    store.compact(RunSelection.KEEP_ALL, lease);
    List<String> files = files("runs");

    CompactionOutcome again = store.compact(RunSelection.KEEP_ALL, lease);

    assertThat(files("runs")).isEqualTo(files);
    assertThat(again.filesAfter()).isEqualTo(again.filesBefore()).isEqualTo(2);
    assertThat(again.bytesAfter()).isEqualTo(again.bytesBefore()).isPositive();
  }

  @Test
  void takesInWhatWasCommittedBesideItsParts() throws Exception {
    commit(20, 7);
    store.compact(RunSelection.KEEP_ALL, lease);
    SyntheticRuns.commit(store, "c20", "a20", 20, 25);
    List<String> epochs = naive.sortedRows("epochs");
    assertThat(files("runs")).hasSize(2);

    store.compact(RunSelection.KEEP_ALL, lease);

    assertThat(files("runs")).hasSize(1);
    assertThat(naive.sortedRows("epochs")).isEqualTo(epochs);
  }

  @Test
  void doesNothingInAFolderWithoutRuns() throws Exception {
    assertThat(store.compact(RunSelection.KEEP_ALL, lease).filesAfter()).isZero();
    assertThat(directory.resolve("runs")).isEmptyDirectory();
  }

  @Test
  void leavesWhatIsCommittedCommitted() throws Exception {
    AttemptManifest manifest = SyntheticRuns.attempt(store, "c0", "a0", 0, 3);
    store.commit(manifest);
    store.compact(RunSelection.KEEP_ALL, lease);

    assertThat(store.commit(manifest).state()).isEqualTo(State.COMMITTED);
    assertThat(store.commit(SyntheticRuns.attempt(store, "c0", "b0", 0, 3)).state())
        .isEqualTo(State.ALREADY_COMMITTED);
    HadoopResultsStore next = new HadoopResultsStore(folder);
    assertThat(next.recover().committedRuns()).containsExactlyInAnyOrder(id(0), id(1), id(2));
    assertThat(next.commit(SyntheticRuns.attempt(next, "c0", "d0", 0, 3)).state())
        .isEqualTo(State.ALREADY_COMMITTED);
    assertThat(files("runs")).hasSize(1);
  }

  @Test
  void compactsAtTheEndOfASweepWhenThePolicyAsksForIt() throws Exception {
    commit(12, 4);

    assertThat(store.compactIfAsked(new CompactionPolicy(3), lease)).isEmpty();
    assertThat(files("runs")).hasSize(3);
    assertThat(store.compactIfAsked(new CompactionPolicy(2), lease))
        .hasValueSatisfying(outcome -> assertThat(outcome.filesAfter()).isEqualTo(2));
    assertThat(store.compactIfAsked(new CompactionPolicy(1), lease)).isEmpty();
  }

  @Test
  void leavesEveryFileThatIsNotSwathsWhereItIs() throws Exception {
    commit(4, 2);
    Files.writeString(directory.resolve("runs/notes.txt"), "mine");
    Files.createDirectories(directory.resolve("epochs/.hidden/folder.parquet"));

    store.compact(RunSelection.KEEP_ALL, lease);

    assertThat(directory.resolve("runs/notes.txt")).hasContent("mine");
    assertThat(directory.resolve("epochs/.hidden/folder.parquet")).isDirectory();
  }

  @Test
  void takesNoPartForAHalfCommit() throws Exception {
    commit(4, 2);
    store.compact(RunSelection.KEEP_ALL, lease);
    String part = files("runs").get(0);
    Files.delete(directory.resolve("runs").resolve(part));

    assertThatThrownBy(() -> new HadoopResultsStore(folder).recover())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("Each part in epochs/ must have one of the same name in runs/")
        .hasMessageContaining(part);
    assertThat(directory.resolve("epochs").resolve(part)).exists();
  }

  @Test
  void noticesWhenTheFolderWasMadeAnewWhileItWasAway() throws Exception {
    commit(4, 2);
    List<String> rows = naive.sortedRows("runs");
    // Stopped between the two renames of runs/.
    assertThatThrownBy(
            () ->
                new Compaction(
                        folder,
                        CompactionSwap.FOLDERS,
                        CELLS_OF_FIVE_RUNS,
                        () -> {
                          if (!Files.exists(directory.resolve("runs"))) {
                            throw new IllegalStateException("stopped");
                          }
                        })
                    .run(RunSelection.KEEP_ALL))
        .hasMessage("stopped");
    Files.createDirectory(directory.resolve("runs"));
    Files.writeString(directory.resolve("runs/mine.txt"), "mine");
    assertThatThrownBy(() -> new HadoopResultsStore(folder).recover())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("move it away");

    Files.delete(directory.resolve("runs/mine.txt"));
    new HadoopResultsStore(folder).recover();
    assertThat(naive.sortedRows("runs")).isEqualTo(rows);
  }

  @Test
  void choosesToSwapFilesWhereFoldersAreCopied() {
    Configuration configuration = new Configuration();
    configuration.set("fs.copying.impl", CopyingFileSystem.class.getName());

    assertThat(folder.renamesFoldersAtomically()).isTrue();
    assertThat(CompactionSwap.of(folder)).isEqualTo(CompactionSwap.FOLDERS);
    assertThat(CompactionSwap.of(ResultsFolder.at("copying://bucket/results", configuration)))
        .isEqualTo(CompactionSwap.FILES);
  }

  /** An object store, as far as anyone asks. */
  public static final class CopyingFileSystem extends FilterFileSystem {

    public CopyingFileSystem() {
      super(new RawLocalFileSystem());
    }

    @Override
    public URI getUri() {
      return URI.create("copying://bucket");
    }

    @Override
    public org.apache.hadoop.fs.Path makeQualified(org.apache.hadoop.fs.Path path) {
      return path;
    }

    @Override
    protected void checkPath(org.apache.hadoop.fs.Path path) {}
  }

  private void inParts(RunSelection selection) throws IOException {
    new Compaction(folder, CompactionSwap.of(folder), CELLS_OF_FIVE_RUNS, () -> {}).run(selection);
  }

  private static List<String> without(Set<String> runs, List<String> rows) {
    return rows.stream().filter(row -> !runs.contains(NaiveReader.runOf(row))).toList();
  }

  private List<Object> sums() throws Exception {
    return DuckDb.sums(directory);
  }
}
