package org.swath.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The columns of the files in {@code runs/}, to and from run records. */
final class RunColumns {

  static final String RUN_ID = "run_id";
  static final String EPOCHS_COMPLETED = "epochs_completed";
  static final String ATTEMPT_ID = "attempt_id";
  static final String RESULT_DIGEST = "result_digest";

  private RunColumns() {}

  static List<Column<RunRecord>> of(ResultsSchema schema) {
    List<Column<RunRecord>> columns = new ArrayList<>(Column.identifying(schema, RunRecord::run));
    columns.add(Column.required("status", ColumnType.TEXT, record -> record.status().text()));
    columns.add(Column.nullable("reason", ColumnType.TEXT, record -> record.reason().orElse(null)));
    columns.add(Column.required(EPOCHS_COMPLETED, ColumnType.INT32, RunRecord::epochsCompleted));
    columns.add(
        Column.nullable(
            "final_loss",
            ColumnType.DOUBLE,
            record -> record.finalLoss().isPresent() ? record.finalLoss().getAsDouble() : null));
    for (String metric : schema.runMetrics()) {
      columns.add(
          Column.nullable(metric, ColumnType.DOUBLE, record -> record.metrics().get(metric)));
    }
    columns.add(Column.required("train_seconds", ColumnType.DOUBLE, RunRecord::trainSeconds));
    columns.add(
        Column.required("evaluation_seconds", ColumnType.DOUBLE, RunRecord::evaluationSeconds));
    addProvenance(columns);
    columns.add(
        Column.nullable(
            RESULT_DIGEST, ColumnType.TEXT, record -> record.resultDigest().orElse(null)));
    return columns;
  }

  private static void addProvenance(List<Column<RunRecord>> columns) {
    columns.add(provenance(ATTEMPT_ID, ColumnType.TEXT, Provenance::attemptId));
    columns.add(provenance("attempts", ColumnType.INT32, Provenance::attempts));
    columns.add(provenance("started_at", ColumnType.TIMESTAMP, Provenance::startedAt));
    columns.add(origin("sweep", ColumnType.TEXT, Origin::sweep));
    columns.add(origin("workload", ColumnType.TEXT, Origin::workload));
    columns.add(origin("workload_version", ColumnType.INT32, Origin::workloadVersion));
    columns.add(origin("dataset", ColumnType.TEXT, Origin::dataset));
    columns.add(origin("dataset_fingerprint", ColumnType.TEXT, Origin::datasetFingerprint));
    columns.add(origin("spec_digest", ColumnType.TEXT, Origin::specDigest));
    columns.add(origin("plan_digest", ColumnType.TEXT, Origin::planDigest));
    columns.add(environment("swath_version", ColumnType.TEXT, Environment::swathVersion));
    columns.add(environment("jvm", ColumnType.TEXT, Environment::jvm));
    columns.add(environment("os", ColumnType.TEXT, Environment::os));
    columns.add(environment("spark_version", ColumnType.TEXT, Environment::sparkVersion));
    columns.add(environment("nd4j_version", ColumnType.TEXT, Environment::nd4jVersion));
    columns.add(environment("blas", ColumnType.TEXT, Environment::blas));
    columns.add(environment("device", ColumnType.TEXT, Environment::device));
    columns.add(environment("host", ColumnType.TEXT, Environment::host));
    columns.add(environment("threads", ColumnType.INT32, Environment::threads));
  }

  private static Column<RunRecord> provenance(
      String name, ColumnType type, Function<Provenance, Object> value) {
    return Column.required(name, type, record -> value.apply(record.provenance()));
  }

  private static Column<RunRecord> origin(
      String name, ColumnType type, Function<Origin, Object> value) {
    return provenance(name, type, provenance -> value.apply(provenance.origin()));
  }

  private static Column<RunRecord> environment(
      String name, ColumnType type, Function<Environment, Object> value) {
    return provenance(name, type, provenance -> value.apply(provenance.environment()));
  }

  /** The columns that make a record; a file may have more, which a later Swath added. */
  static List<String> names(FileDescription file) {
    ResultsSchema bare = new ResultsSchema(List.of(), List.of(), List.of());
    List<String> names = new ArrayList<>();
    of(bare).forEach(column -> names.add(column.name()));
    names.addAll(file.factors());
    names.addAll(file.metrics());
    return names;
  }

  /** The record that a stored row means. */
  static RunRecord record(StoredRow row, FileDescription file) {
    Map<String, Object> factors = new HashMap<>();
    for (String factor : file.factors()) {
      row.optional(factor).ifPresent(value -> factors.put(factor, value));
    }
    Map<String, Double> metrics = new HashMap<>();
    for (String metric : file.metrics()) {
      row.optional(metric).ifPresent(value -> metrics.put(metric, (Double) value));
    }
    Optional<Object> finalLoss = row.optional("final_loss");
    return new RunRecord(
        new RunIdentity(row.text(RUN_ID), row.text("configuration_id"), factors, row.int64("seed")),
        RunStatus.ofText(row.text("status")),
        row.optional("reason").map(String.class::cast),
        row.int32(EPOCHS_COMPLETED),
        finalLoss.isPresent()
            ? OptionalDouble.of((Double) finalLoss.get())
            : OptionalDouble.empty(),
        metrics,
        row.number("train_seconds"),
        row.number("evaluation_seconds"),
        new Provenance(
            row.text(ATTEMPT_ID),
            row.int32("attempts"),
            row.timestamp("started_at"),
            origin(row),
            environment(row)),
        row.optional(RESULT_DIGEST).map(String.class::cast));
  }

  private static Origin origin(StoredRow row) {
    return new Origin(
        row.text("sweep"),
        row.text("workload"),
        row.int32("workload_version"),
        row.text("dataset"),
        row.text("dataset_fingerprint"),
        row.text("spec_digest"),
        row.text("plan_digest"));
  }

  private static Environment environment(StoredRow row) {
    return new Environment(
        row.text("swath_version"),
        row.text("jvm"),
        row.text("os"),
        row.text("spark_version"),
        row.text("nd4j_version"),
        row.text("blas"),
        row.text("device"),
        row.text("host"),
        row.int32("threads"));
  }
}
