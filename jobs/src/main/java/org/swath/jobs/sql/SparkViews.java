package org.swath.jobs.sql;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.swath.results.ColumnType;
import org.swath.results.ResultsFiles;

/** Makes the views of results folders in a Spark session. */
final class SparkViews {

  private static final String RUN_ID = "run_id";

  private final SparkSession spark;

  SparkViews(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Makes the views of a folder that a query can be about.
   *
   * @param files the folder's
   */
  void open(AskedResults results, ResultsFiles files, String query) throws IOException {
    Dataset<Row> runs = stored(results.storedColumns(ResultsView.RUNS), files.runs());
    if (results.isAskedFor(ResultsView.RUNS, query)) {
      runs.createOrReplaceTempView(results.viewName(ResultsView.RUNS));
    }
    if (results.isAskedFor(ResultsView.EPOCHS, query)) {
      // A run counts when its record is visible; its epochs are visible a moment before.
      stored(results.storedColumns(ResultsView.EPOCHS), files.epochs())
          .join(functions.broadcast(runs.select(RUN_ID)), arrayOf(RUN_ID), "left_semi")
          .createOrReplaceTempView(results.viewName(ResultsView.EPOCHS));
    }
    if (results.isAskedFor(ResultsView.SUMMARY, query)) {
      computed(results.summary()).createOrReplaceTempView(results.viewName(ResultsView.SUMMARY));
    }
    if (results.isAskedFor(ResultsView.CONVERGENCE, query)) {
      computed(results.convergence())
          .createOrReplaceTempView(results.viewName(ResultsView.CONVERGENCE));
    }
  }

  private Dataset<Row> stored(Map<String, ColumnType> columns, List<String> files) {
    StructType schema = schema(columns);
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), schema);
    }
    return spark
        .read()
        // A folder's name may hold a bracket or an asterisk.
        .option("__globPaths__", "false")
        .schema(schema)
        .parquet(files.toArray(String[]::new));
  }

  private Dataset<Row> computed(ViewTable table) {
    return spark.createDataFrame(
        table.rows().stream().map(row -> RowFactory.create(row.toArray())).toList(),
        schema(table.columns()));
  }

  private static StructType schema(Map<String, ColumnType> columns) {
    StructType schema = new StructType();
    for (Map.Entry<String, ColumnType> column : columns.entrySet()) {
      schema = schema.add(column.getKey(), type(column.getValue()));
    }
    return schema;
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case INT32 -> DataTypes.IntegerType;
      case INT64 -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }

  private static String[] arrayOf(String... names) {
    return names;
  }
}
