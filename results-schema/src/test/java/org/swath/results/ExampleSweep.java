package org.swath.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A small sweep made by hand: two optimizers of which only one has a momentum. */
final class ExampleSweep {

  static final String PLAN = "{\"runs\": 3}\n";
  static final String SPEC = "name: example\n";

  static final ResultsSchema SCHEMA =
      new ResultsSchema(
          List.of(
              new FactorColumn("optimizer", ColumnType.TEXT),
              new FactorColumn("learning_rate", ColumnType.DOUBLE),
              new FactorColumn("momentum", ColumnType.DOUBLE),
              new FactorColumn("batch_size", ColumnType.INT64),
              new FactorColumn("nesterov", ColumnType.BOOLEAN)),
          List.of("lse", "variance"),
          List.of("probe_accuracy"));

  static final RunIdentity ADAM =
      new RunIdentity(
          "run-adam-1",
          "conf-adam",
          Map.of("optimizer", "adam", "learning_rate", 0.001, "batch_size", 128L),
          1);

  static final RunIdentity SGD =
      new RunIdentity(
          "run-sgd-2",
          "conf-sgd",
          Map.of(
              "optimizer",
              "sgd",
              "learning_rate",
              1.0e9,
              "momentum",
              0.9,
              "batch_size",
              128L,
              "nesterov",
              true),
          -2);

  private ExampleSweep() {}

  static EpochRow epoch(RunIdentity run, int epoch, double loss) {
    return new EpochRow(run, epoch, loss, Map.of("lse", loss / 2, "variance", -loss), 0.25);
  }

  static RunRecord completed(RunIdentity run, String attemptId, int epochs, double finalLoss) {
    return new RunRecord(
        run,
        RunStatus.COMPLETED,
        Optional.empty(),
        epochs,
        OptionalDouble.of(finalLoss),
        Map.of("probe_accuracy", 0.935),
        12.5,
        1.5,
        provenance(attemptId));
  }

  static RunRecord diverged(RunIdentity run, String attemptId, int epochs, double finalLoss) {
    return new RunRecord(
        run,
        RunStatus.DIVERGED,
        Optional.of("loss is not finite in epoch " + epochs),
        epochs,
        OptionalDouble.of(finalLoss),
        Map.of(),
        2.5,
        0,
        provenance(attemptId));
  }

  static RunRecord failedAtOnce(RunIdentity run, String attemptId) {
    return new RunRecord(
        run,
        RunStatus.FAILED,
        Optional.of("out of memory"),
        0,
        OptionalDouble.empty(),
        Map.of(),
        0,
        0,
        provenance(attemptId));
  }

  static Provenance provenance(String attemptId) {
    return new Provenance(
        attemptId,
        1,
        Instant.parse("2026-01-02T03:04:05.678901Z"),
        new Origin("example", "implicit-em", 1, "digits", "d1", "spec1", "plan1"),
        new Environment(
            "0.1.0", "Java 17", "Linux", "3.5.5", "1.0.0-M2.1", "OpenBLAS", "cpu", "host", 1));
  }
}
