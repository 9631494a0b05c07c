package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SGD;
import static org.swath.results.ExampleSweep.SPEC;
import static org.swath.results.ExampleSweep.completed;
import static org.swath.results.ExampleSweep.diverged;
import static org.swath.results.ExampleSweep.epoch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are read by a program that is neither ours nor Spark. */
class DuckDbTest {

  @TempDir Path directory;

  @BeforeEach
  void commitThreeRunsAndLeaveAFourthUncommitted() throws Exception {
    ResultsStore store = HadoopResultsStore.at(directory.toString(), new Configuration());
    store.createSweep(PLAN, SPEC);
    try (Attempt attempt = store.beginAttempt("a1", SCHEMA)) {
      attempt.addEpoch(epoch(ADAM, 1, -1.5));
      attempt.addEpoch(epoch(SGD, 1, Double.NaN));
      attempt.addEpoch(epoch(ADAM, 2, -2.5));
      attempt.addRun(completed(ADAM, "a1", 2, -2.5));
      attempt.addRun(diverged(SGD, "a1", 1, Double.NaN));
      store.commit(attempt.finish("c1"));
    }
    store.commit(failedAtOnce(store, "a2", "c2", "run-without-epochs"));
    failedAtOnce(store, "a3", "c3", "run-not-committed");
  }

  @Test
  void readsRunRecords() throws Exception {
    assertThat(
            query(
                """
                select run_id, configuration_id, optimizer, learning_rate, momentum, batch_size,
                  nesterov, seed, status, reason, epochs_completed, final_loss, probe_accuracy,
                  train_seconds, evaluation_seconds, epoch_us(started_at), workload_version, threads
                from read_parquet('%s/runs/*.parquet') where epochs_completed > 0 order by run_id
                """))
        .containsExactly(
            row(
                "run-adam-1",
                "conf-adam",
                "adam",
                0.001,
                null,
                128L,
                null,
                1L,
                "completed",
                null,
                2,
                -2.5,
                0.935,
                12.5,
                1.5,
                1767323045678901L,
                1,
                1),
            row(
                "run-sgd-2",
                "conf-sgd",
                "sgd",
                1.0e9,
                0.9,
                128L,
                true,
                -2L,
                "diverged",
                "loss is not finite in epoch 1",
                1,
                Double.NaN,
                null,
                2.5,
                0.0,
                1767323045678901L,
                1,
                1));
  }

  @Test
  void readsEpochMetrics() throws Exception {
    assertThat(
            query(
                """
                select run_id, optimizer, seed, epoch, loss, lse, variance, seconds
                from read_parquet('%s/epochs/*.parquet') order by run_id, epoch
                """))
        .containsExactly(
            row("run-adam-1", "adam", 1L, 1, -1.5, -0.75, 1.5, 0.25),
            row("run-adam-1", "adam", 1L, 2, -2.5, -1.25, 2.5, 0.25),
            row("run-sgd-2", "sgd", -2L, 1, Double.NaN, Double.NaN, Double.NaN, 0.25));
  }

  @Test
  void seesTheTimeOfAnAttemptAsUtc() throws Exception {
    assertThat(
            query(
                "select distinct column_type from (describe select started_at from"
                    + " read_parquet('%s/runs/*.parquet'))"))
        .containsExactly(row("TIMESTAMP WITH TIME ZONE"));
  }

  @Test
  void countsARunWithoutEpochsAndNoneThatIsNotCommitted() throws Exception {
    assertThat(
            query(
                "select status, count(*) from read_parquet('%s/runs/*.parquet')"
                    + " group by status order by status"))
        .containsExactly(row("completed", 1L), row("diverged", 1L), row("failed", 1L));
  }

  private static AttemptManifest failedAtOnce(
      ResultsStore store, String attemptId, String cohortId, String runId) throws Exception {
    try (Attempt attempt = store.beginAttempt(attemptId, SCHEMA)) {
      RunIdentity run = new RunIdentity(runId, "conf-adam", ADAM.factors(), 3);
      attempt.addRun(ExampleSweep.failedAtOnce(run, attemptId));
      return attempt.finish(cohortId);
    }
  }

  private List<List<Object>> query(String sql) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql.formatted(directory))) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }
}
