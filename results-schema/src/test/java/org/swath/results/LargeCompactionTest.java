package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SPEC;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of the size that Swath is for. Takes minutes: {@code mvn verify -Plong}. */
@Tag("long")
class LargeCompactionTest {

  private static final int RUNS = 100_000;
  private static final int RUNS_PER_ATTEMPT = 16;

  @TempDir Path directory;

  @Test
  void aHundredThousandRunsLeaveFewFilesAndEveryValue() throws Exception {
    ResultsFolder folder = ResultsFolder.at(directory.toString(), new Configuration());
    HadoopResultsStore store = new HadoopResultsStore(folder);
    store.createSweep(PLAN, SPEC);
    long start = System.nanoTime();
    for (int first = 0; first < RUNS; first += RUNS_PER_ATTEMPT) {
      SyntheticRuns.commit(store, "c" + first, "a" + first, first, first + RUNS_PER_ATTEMPT);
    }
    log("committed", start);
    List<Object> sums = DuckDb.sums(directory);
    List<RowsDigest> digests = digests(folder);
    assertThat(folder.visibleFiles("runs")).hasSize(RUNS / RUNS_PER_ATTEMPT);

    start = System.nanoTime();
    CompactionOutcome outcome;
    try (DriverLease lease =
        DriverLease.take(folder, "a test", Duration.ofSeconds(3), Duration.ofSeconds(12))) {
      outcome = store.compact(RunSelection.KEEP_ALL, lease);
    }
    log("compacted: " + outcome, start);

    assertThat(outcome.runs()).isEqualTo(RUNS);
    assertThat(folder.visibleFiles("runs")).hasSizeBetween(2, 100);
    assertThat(folder.visibleFiles("epochs")).hasSameSizeAs(folder.visibleFiles("runs"));
    assertThat(DuckDb.sums(directory)).isEqualTo(sums).startsWith((long) RUNS);
    List<RowsDigest> after = digests(folder);
    for (int table = 0; table < digests.size(); table++) {
      assertThat(after.get(table).sameAs(digests.get(table))).isTrue();
    }
    start = System.nanoTime();
    assertThat(new HadoopResultsStore(folder).recover().committedRuns()).hasSize(RUNS);
    log("opened again", start);
  }

  private static List<RowsDigest> digests(ResultsFolder folder) throws IOException {
    return List.of(digest(folder, "runs"), digest(folder, "epochs"));
  }

  private static RowsDigest digest(ResultsFolder folder, String table) throws IOException {
    TableShape shape = TableShape.of(folder, table, folder.visibleStatuses(table));
    RowsDigest digest = new RowsDigest();
    for (var file : folder.visibleStatuses(table)) {
      shape.forEachRow(folder, file, digest::add);
    }
    return digest;
  }

  /** The test's own output: there is no log here. */
  private static void log(String what, long start) {
    System.out.printf("%s in %.1f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
