package org.swath.results;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns the files of one sweep have beside the fixed ones: its factors and the metrics of
 * its workload. All files of a results folder share one schema.
 *
 * @param factors in the order of the spec
 * @param epochMetrics column names of the workload's numbers per epoch, never null in a row; the
 *     loss is not among them, it always has a column
 * @param runMetrics column names of the workload's numbers per run, null where a run has none
 */
public record ResultsSchema(
    List<FactorColumn> factors, List<String> epochMetrics, List<String> runMetrics)
    implements Serializable {

  /** The version of the format that this code writes, and the newest it reads. */
  public static final int FORMAT_VERSION = 1;

  /** Columns that every sweep has: no factor or metric may take one of these names. */
  public static final Set<String> RESERVED_COLUMNS =
      Set.of(
          "run_id",
          "configuration_id",
          "seed",
          "epoch",
          "loss",
          "seconds",
          "status",
          "reason",
          "epochs_completed",
          "final_loss",
          "train_seconds",
          "evaluation_seconds",
          "attempt_id",
          "attempts",
          "started_at",
          "sweep",
          "workload",
          "workload_version",
          "dataset",
          "dataset_fingerprint",
          "spec_digest",
          "plan_digest",
          "swath_version",
          "jvm",
          "os",
          "spark_version",
          "nd4j_version",
          "blas",
          "device",
          "host",
          "threads",
          "result_digest");

  /** Columns that a file of this version may lack; they read as null then. */
  static final Set<String> COLUMNS_ADDED_LATER = Set.of("result_digest");

  public ResultsSchema {
    factors = List.copyOf(factors);
    epochMetrics = List.copyOf(epochMetrics);
    runMetrics = List.copyOf(runMetrics);
    List<String> factorNames = factors.stream().map(FactorColumn::name).toList();
    requireFreeNames(factorNames, epochMetrics);
    requireFreeNames(factorNames, runMetrics);
  }

  /** The columns of the files in {@code runs/}, in their order, with their types. */
  public Map<String, ColumnType> columnsOfRuns() {
    return types(RunColumns.of(this));
  }

  /** The columns of the files in {@code epochs/}, in their order, with their types. */
  public Map<String, ColumnType> columnsOfEpochs() {
    return types(EpochColumns.of(this));
  }

  private static <R> Map<String, ColumnType> types(List<Column<R>> columns) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type()));
    return types;
  }

  static String requireColumnName(String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "A column name must be lower case letters, digits and underscores and begin with a"
              + " letter, but got \""
              + name
              + "\"");
    }
    return name;
  }

  private static void requireFreeNames(Collection<String> factors, Collection<String> metrics) {
    Set<String> taken = new HashSet<>(RESERVED_COLUMNS);
    for (Collection<String> names : List.of(factors, metrics)) {
      for (String name : names) {
        if (!taken.add(requireColumnName(name))) {
          throw new IllegalArgumentException(
              "Factor and metric columns must differ from each other and from the columns every"
                  + " sweep has, but \""
                  + name
                  + "\" is taken; rename the factor or metric");
        }
      }
    }
  }
}
