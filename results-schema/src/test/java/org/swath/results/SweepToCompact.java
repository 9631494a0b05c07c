package org.swath.results;

import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SPEC;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of synthetic runs in a folder on this machine, and the lease of its driver. */
abstract class SweepToCompact {

  @TempDir Path directory;
  ResultsFolder folder;
  HadoopResultsStore store;
  NaiveReader naive;
  DriverLease lease;

  @BeforeEach
  void createSweep() throws IOException {
    folder = ResultsFolder.at(directory.toString(), new Configuration());
    store = new HadoopResultsStore(folder);
    store.createSweep(PLAN, SPEC);
    naive = new NaiveReader(directory);
    lease = DriverLease.take(folder, "a test", Duration.ofSeconds(3), Duration.ofSeconds(12));
  }

  @AfterEach
  void giveTheLeaseBack() {
    lease.close();
  }

  void commit(int runs, int perAttempt) throws IOException {
    for (int first = 0; first < runs; first += perAttempt) {
      SyntheticRuns.commit(
          store, "c" + first, "a" + first, first, Math.min(runs, first + perAttempt));
    }
  }

  List<String> files(String table) throws IOException {
    return naive.files(table).orElseThrow();
  }

  static String id(int number) {
    return SyntheticRuns.runId(number);
  }

  static FileDescription description(List<String> metrics) {
    return new FileDescription(SCHEMA.factors().stream().map(FactorColumn::name).toList(), metrics);
  }

  static Map<String, String> epochsFooter() {
    return description(SCHEMA.epochMetrics()).footer();
  }

  @SafeVarargs
  final <R> void write(
      String path, String table, List<Column<R>> columns, Map<String, String> footer, R... rows)
      throws IOException {
    try (RowsWriter<R> writer =
        new RowsWriter<>(folder, folder.resolve(path), table, columns, footer)) {
      for (R row : rows) {
        writer.append(row);
      }
      writer.finish();
    }
  }
}
