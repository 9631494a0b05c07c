package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SPEC;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Swath's own reader does while a compaction moves files under it. */
class CompactionReadingTest {

  @TempDir Path directory;
  private ResultsFolder folder;
  private int pauses;

  @BeforeEach
  void commitSomeRuns() throws IOException {
    folder = ResultsFolder.at(directory.toString(), new Configuration());
    ResultsStore store = new HadoopResultsStore(folder);
    store.createSweep(PLAN, SPEC);
    SyntheticRuns.commit(store, "c0", "a0", 0, 3);
    SyntheticRuns.commit(store, "c3", "a3", 3, 6);
  }

  @Test
  void beginsAgainWhenAFileIsNotWhereItWasListed() throws Exception {
    Configuration configuration = FaultyFileSystem.configuration();
    folder = ResultsFolder.at(FaultyFileSystem.ROOT + directory.toString(), configuration);
    try (FaultyFileSystem storage = FaultyFileSystem.shared(configuration)) {
      storage.failNext(FaultyFileSystem.Fault.OPENING_FINDS_NOTHING, "runs/c3-a3.parquet");
      assertThat(reader(() -> {}).attemptsByRun()).hasSize(6);
      storage.failNext(FaultyFileSystem.Fault.OPENING_FINDS_NOTHING, "runs/c3-a3.parquet");
      assertThat(reader(() -> {}).runs()).hasSize(6);
      storage.failNext(FaultyFileSystem.Fault.OPENING_FINDS_NOTHING, "epochs/c3-a3.parquet");
      assertThat(reader(() -> {}).curves("loss")).hasSize(6);
      storage.failNext(FaultyFileSystem.Fault.OPENING_FINDS_NOTHING, "epochs/c3-a3.parquet");
      ResultsReader reader = reader(() -> {});
      assertThat(reader.curves(reader.runs(), List.of("loss")).get("loss")).hasSize(6);
      assertThat(storage.pending()).isEmpty();
    }
    assertThat(pauses).isEqualTo(4);
  }

  @Test
  void findsNoRunsNowhereOnlyWhereNoCompactionHasThem() throws Exception {
    Files.createDirectories(directory.resolve("_compaction/0123456789ab"));
    Files.move(directory.resolve("runs"), directory.resolve("_compaction/0123456789ab/old-runs"));

    assertThatThrownBy(() -> reader(() -> {}).runs())
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("is being moved by a compaction")
        .hasMessageContaining("swath clean");
    assertThat(pauses).isEqualTo(19);
    assertThatThrownBy(() -> new HadoopResultsStore(folder).recover())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("rename it back by hand");
  }

  @Test
  void readsOnWhenTheFolderComesBack() throws Exception {
    Path away = directory.resolve("_compaction/0123456789ab/old-runs");
    Files.createDirectories(away.getParent());
    Files.move(directory.resolve("runs"), away);

    assertThat(reader(() -> Files.move(away, directory.resolve("runs"))).runs()).hasSize(6);
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void endsWhenItsThreadIsInterruptedMeanwhile() throws Exception {
    Files.createDirectories(directory.resolve("_compaction/0123456789ab"));
    Files.move(directory.resolve("runs"), directory.resolve("_compaction/0123456789ab/old-runs"));

    assertThatThrownBy(
            () ->
                reader(
                        () -> {
                          throw new InterruptedException();
                        })
                    .runs())
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private interface Action {
    void act() throws IOException, InterruptedException;
  }

  private ResultsReader reader(Action whileItWaits) {
    return new ResultsReader(
        folder,
        time -> {
          pauses++;
          try {
            whileItWaits.act();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }
}
