package org.swath.results;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;

/**
 * What the golden results of format 1 mean, and the program that wrote them. It stays as it is:
 * files of this format must be read like this for ever.
 */
final class GoldenFormat1 {

  static final String FOLDER = "/golden/format-1";
  static final String PLAN = "{\"sweep\": \"golden\", \"runs\": 3}\n";
  static final String SPEC = "name: golden\n";

  private static final ResultsSchema SCHEMA =
      new ResultsSchema(
          List.of(
              new FactorColumn("optimizer", ColumnType.TEXT),
              new FactorColumn("learning_rate", ColumnType.DOUBLE),
              new FactorColumn("momentum", ColumnType.DOUBLE),
              new FactorColumn("batch_size", ColumnType.INT64),
              new FactorColumn("shuffle", ColumnType.BOOLEAN)),
          List.of("lse", "variance"),
          List.of("probe_accuracy"));

  private static final RunIdentity ADAM =
      new RunIdentity(
          "0a11", "c0ffee", Map.of("optimizer", "adam", "learning_rate", 0.001), 9007199254740993L);

  private static final RunIdentity SGD =
      new RunIdentity(
          "0b22",
          "decade",
          Map.of(
              "optimizer",
              "sgd ünïcode",
              "learning_rate",
              1.0e9,
              "momentum",
              0.9,
              "batch_size",
              128L,
              "shuffle",
              true),
          -1);

  private static final RunIdentity LOST =
      new RunIdentity("0c33", "facade", Map.of("optimizer", "sgd", "shuffle", false), 3);

  /** By run id and epoch, as the {@code loss} column holds them. */
  static final Map<String, double[]> LOSSES =
      Map.of(
          "0a11", new double[] {-204.0, -267.25, Double.MIN_VALUE},
          "0b22", new double[] {Double.POSITIVE_INFINITY, Double.NaN},
          "0c33", new double[0]);

  /** The {@code variance} column of the first run. */
  static final double[] VARIANCES = {204.0, 267.25, -Double.MIN_VALUE};

  private GoldenFormat1() {}

  static List<RunRecord> records() {
    return List.of(
        new RunRecord(
            ADAM,
            RunStatus.COMPLETED,
            Optional.empty(),
            3,
            OptionalDouble.of(Double.MIN_VALUE),
            Map.of("probe_accuracy", 0.935),
            12.5,
            1.25,
            provenance("app-1.0")),
        new RunRecord(
            SGD,
            RunStatus.DIVERGED,
            Optional.of("loss is not finite in epoch 2"),
            2,
            OptionalDouble.of(Double.NaN),
            Map.of(),
            2.5,
            0,
            provenance("app-1.0")),
        new RunRecord(
            LOST,
            RunStatus.FAILED,
            Optional.of("executor lost"),
            0,
            OptionalDouble.empty(),
            Map.of(),
            0,
            0,
            provenance("app-1.1")));
  }

  private static Provenance provenance(String attemptId) {
    return new Provenance(
        attemptId,
        2,
        Instant.parse("2026-01-02T03:04:05.678901Z"),
        new Origin("golden", "implicit-em", 1, "digits", "data", "spec", "plan"),
        new Environment(
            "0.1.0", "Java 17", "Linux", "3.5.5", "1.0.0-M2.1", "OpenBLAS", "cpu", "here", 4));
  }

  /** Writes the golden results into the folder named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    ResultsStore store =
        HadoopResultsStore.at(Path.of(arguments[0]).toUri().toString(), new Configuration());
    store.createSweep(PLAN, SPEC);
    List<RunRecord> records = records();
    write(store, "app-1.0", "c1", records.subList(0, 2));
    write(store, "app-1.1", "c2", records.subList(2, 3));
  }

  private static void write(
      ResultsStore store, String attemptId, String cohortId, List<RunRecord> records)
      throws IOException {
    try (Attempt attempt = store.beginAttempt(attemptId, SCHEMA)) {
      for (RunRecord record : records) {
        double[] losses = LOSSES.get(record.run().runId());
        for (int i = 0; i < losses.length; i++) {
          Map<String, Double> metrics = Map.of("lse", losses[i] / 2, "variance", -losses[i]);
          attempt.addEpoch(new EpochRow(record.run(), i + 1, losses[i], metrics, 0.5));
        }
        attempt.addRun(record);
      }
      store.commit(attempt.finish(cohortId));
    }
  }
}
