package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.results.DriverLease;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;

@Timeout(60)
class CompactCommandTest {

  @TempDir private Path folder;
  private Path results;
  private HadoopResultsStore store;

  @BeforeEach
  void beginASweep() throws IOException {
    results = folder.resolve("results");
    store = new HadoopResultsStore(at(results));
    store.createSweep("{}", "name: small\n");
  }

  @Test
  void saysHowManyFilesThereWereAndAre() throws Exception {
    CommittedRuns.commit(store, 3);

    Answer answer = swath("compact", results.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .containsPattern(
            "Compacted .*results: 3 runs in 2 files, .* kB; before, 6 files, .* kB\\.");
    try (Stream<Path> runs = Files.list(results.resolve("runs"))) {
      assertThat(runs).singleElement().asString().contains("/runs/part.0000.");
    }
    assertThat(results.resolve("_driver")).doesNotExist();
    assertThat(swath("compact", results.toString()).out())
        .contains("is compact already: 3 runs in 2 files");
  }

  @Test
  void hasNothingToDoWithoutRuns() {
    Answer answer = swath("compact", results.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("holds no committed run");
  }

  @Test
  void refusesWhileADriverIsAtWork() throws Exception {
    CommittedRuns.commit(store, 3);
    List<Path> files = files();

    try (DriverLease lease =
        DriverLease.take(at(results), "a sweep", Duration.ofMillis(100), Duration.ofSeconds(1))) {
      for (String command : List.of("compact", "clean")) {
        Answer answer = swath(command, results.toString());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.console()).contains("a sweep is at work in").contains("Wait for it");
      }
      lease.requireHeld();
    }
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void refusesWhatIsNoSweepAndMakesNothing() {
    Path nowhere = folder.resolve("nowhere");

    for (String command : List.of("compact", "clean")) {
      Answer answer = swath(command, nowhere.toString());

      assertThat(answer.exitCode()).isEqualTo(2);
      assertThat(answer.console()).contains("must hold plan.json");
    }
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void saysWhatItDoes() {
    assertThat(swath("compact", "--help").out())
        .contains("RESULTS")
        .contains("object store")
        .contains("interrupted");
    assertThat(swath("--help").out()).contains("compact").contains("clean");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(path -> !path.endsWith("_driver")).sorted().toList();
    }
  }

  private static ResultsFolder at(Path path) {
    return ResultsFolder.at(path.toString(), new Configuration());
  }
}
