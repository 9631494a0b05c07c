package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;

@Timeout(60)
class CleanCommandTest {

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void leaveSomethingBehind() throws IOException {
    results = folder.resolve("results");
    HadoopResultsStore store =
        new HadoopResultsStore(ResultsFolder.at(results.toString(), new Configuration()));
    store.createSweep("{}", "name: small\n");
    CommittedRuns.commit(store, 1);
    write("_attempts/a9/epochs.parquet", "12345");
    write("_checkpoints/" + CommittedRuns.runId(0) + "/epoch-2", "x".repeat(1500));
    write("_checkpoints/" + CommittedRuns.runId(1) + "/epoch-2", "needed");
    write("notes.txt", "mine");
  }

  @Test
  void saysWhatItWouldRemoveAndRemovesNothing() {
    Answer answer = swath("clean", results.toString(), "--dry-run");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out().lines())
        .contains(
            "would remove _attempts/a9 (5 bytes): private files of an attempt that nobody will"
                + " commit",
            "would remove _checkpoints/run-0 (1.5 kB): checkpoints of a run that is committed",
            "kept _checkpoints/run-1 (checkpoints of a run that is not committed yet)",
            "not ours, left alone: notes.txt")
        .last()
        .asString()
        .endsWith("results: would remove 1.5 kB in 2 places.");
    assertThat(results.resolve("_attempts/a9/epochs.parquet")).exists();
    assertThat(results.resolve("_checkpoints/run-0/epoch-2")).exists();
    assertThat(results.resolve("_driver")).doesNotExist();
  }

  @Test
  void removesItAndNothingElse() {
    Answer answer = swath("clean", results.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("removed _attempts/a9 (5 bytes)")
        .contains("removed _checkpoints/run-0 (1.5 kB)")
        .contains("not ours, left alone: notes.txt");
    assertThat(results.resolve("_attempts")).doesNotExist();
    assertThat(results.resolve("_checkpoints/run-0")).doesNotExist();
    assertThat(results.resolve("_checkpoints/run-1/epoch-2")).exists();
    assertThat(results.resolve("notes.txt")).hasContent("mine");
    assertThat(swath("clean", results.toString()).out()).contains("results is clean.");
  }

  @Test
  void saysWhatItDoes() {
    assertThat(swath("clean", "--help").out())
        .contains("--dry-run")
        .contains("every file that Swath did not put there");
  }

  private void write(String path, String text) throws IOException {
    Path file = results.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
