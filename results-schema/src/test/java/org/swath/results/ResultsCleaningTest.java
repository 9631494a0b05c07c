package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SPEC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.results.ResultsCleaning.Findings;
import org.swath.results.ResultsCleaning.Leftover;

class ResultsCleaningTest {

  @TempDir Path directory;
  private ResultsFolder folder;
  private HadoopResultsStore store;
  private ResultsCleaning cleaning;

  @BeforeEach
  void commitSomeRuns() throws IOException {
    folder = ResultsFolder.at(directory.toString(), new Configuration());
    store = new HadoopResultsStore(folder);
    store.createSweep(PLAN, SPEC);
    SyntheticRuns.commit(store, "c0", "a0", 0, 3);
    cleaning = new ResultsCleaning(folder);
  }

  @Test
  void findsNothingAfterASweepThatEndedWell() throws Exception {
    assertThat(cleaning.clean()).isEqualTo(new Findings(List.of(), List.of(), List.of()));
    assertThat(files())
        .containsExactly("epochs/c0-a0.parquet", "plan.json", "runs/c0-a0.parquet", "sweep.yaml");
  }

  @Test
  void removesWhatNobodyNeedsAndNothingElse() throws Exception {
    String committed = SyntheticRuns.runId(0);
    String missing = SyntheticRuns.runId(9);
    write("_attempts/a9/epochs.parquet", "12345");
    write("_compaction/0123456789ab/spill/runs-0", "123");
    write("_compaction/mine/file", "mine");
    write("_checkpoints/" + committed + "/epoch-7", "1234");
    write("_checkpoints/" + missing + "/epoch-7", "needed");
    write("_driver", "session\nbeat 0 of 0123\n");
    write("_driver.4567", "12");
    write("_plan.json", "1");
    write("notes.txt", "mine");
    write("_mine", "mine");
    write("runs/_temporary", "mine");
    write("epochs/readme.md", "mine");

    Findings seen = cleaning.look();

    assertThat(seen.leftovers())
        .extracting(leftover -> leftover.path() + " " + leftover.bytes())
        .containsExactlyInAnyOrder(
            "_attempts/a9 5",
            "_compaction/0123456789ab 3",
            "_checkpoints/" + committed + " 4",
            "_driver.4567 2",
            "_plan.json 1");
    assertThat(seen.kept()).singleElement().asString().startsWith("_checkpoints/" + missing);
    assertThat(seen.unknown())
        .containsExactlyInAnyOrder(
            "_compaction/mine", "notes.txt", "_mine", "runs/_temporary", "epochs/readme.md");
    assertThat(files()).contains("_attempts/a9/epochs.parquet", "_driver.4567", "_plan.json");

    Findings cleaned = cleaning.clean();

    assertThat(cleaned.leftovers()).containsExactlyInAnyOrderElementsOf(seen.leftovers());
    assertThat(cleaned.unknown()).containsExactlyInAnyOrderElementsOf(seen.unknown());
    assertThat(files())
        .containsExactly(
            "_checkpoints/" + missing + "/epoch-7",
            "_compaction/mine/file",
            "_driver",
            "_mine",
            "epochs/c0-a0.parquet",
            "epochs/readme.md",
            "notes.txt",
            "plan.json",
            "runs/_temporary",
            "runs/c0-a0.parquet",
            "sweep.yaml");
    assertThat(directory.resolve("_attempts")).doesNotExist();
  }

  @Test
  void settlesACommitThatStoppedHalfWayAndLosesNoneOfIt() throws Exception {
    AttemptManifest manifest = SyntheticRuns.attempt(store, "c3", "a3", 3, 6);
    Files.move(
        directory.resolve(manifest.epochs().path()), directory.resolve("epochs/c3-a3.parquet"));
    write("_checkpoints/" + SyntheticRuns.runId(4) + "/epoch-1", "1");

    Findings seen = cleaning.look();
    assertThat(seen.leftovers()).isEmpty();
    assertThat(seen.kept())
        .hasSize(2)
        .anyMatch(kept -> kept.startsWith("_attempts/a3 (its commit"));

    // Its runs are committed now, so their checkpoints are of no use any more.
    assertThat(cleaning.clean().leftovers())
        .extracting(Leftover::path)
        .containsExactly("_checkpoints/" + SyntheticRuns.runId(4));
    assertThat(new ResultsReader(folder).attemptsByRun()).hasSize(6);
    assertThat(files()).noneMatch(name -> name.startsWith("_"));
  }

  @Test
  void finishesACompactionThatWasInterrupted() throws Exception {
    NaiveReader naive = new NaiveReader(directory);
    List<String> rows = naive.sortedRows("epochs");
    assertThatThrownBy(
            () ->
                new Compaction(
                        folder,
                        CompactionSwap.FOLDERS,
                        1_000_000,
                        () -> {
                          if (!Files.exists(directory.resolve("runs"))) {
                            throw new IllegalStateException("stopped");
                          }
                        })
                    .run(RunSelection.KEEP_ALL))
        .hasMessage("stopped");
    assertThat(cleaning.look().leftovers())
        .singleElement()
        .satisfies(leftover -> assertThat(leftover.what()).contains("finished first"));

    cleaning.clean();

    assertThat(naive.sortedRows("epochs")).isEqualTo(rows);
    assertThat(files()).hasSize(4).anyMatch(name -> name.startsWith("runs/part.0000."));
  }

  @Test
  void refusesAFolderWithoutASweep() throws Exception {
    Files.delete(directory.resolve("plan.json"));
    write("_attempts/a9/epochs.parquet", "12345");

    assertThatThrownBy(cleaning::clean)
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must hold plan.json");
    assertThat(files()).contains("_attempts/a9/epochs.parquet");
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> directory.relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
