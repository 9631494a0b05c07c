package org.swath.jobs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A results folder as DuckDB sees it: a reader that is neither ours nor Spark. */
public final class DuckDbResults implements AutoCloseable {

  private final Connection connection;

  /** Opens views {@code runs} and {@code epochs} on the files of a folder. */
  public DuckDbResults(Path results) throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("runs", "epochs")) {
        statement.execute(
            "create view %s as select * from read_parquet('%s/%s/*.parquet')"
                .formatted(table, results, table));
      }
    }
  }

  /** Adds a table that was written as CSV with a header. */
  public void addTable(String name, Path csv) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table %s as select * from read_csv('%s')".formatted(name, csv));
    }
  }

  /** The rows of a query, every value as text. */
  public List<List<String>> rows(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf((Object) result.getString(column)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /**
   * Every metric that must not depend on time or place, of all epochs and then of all runs, with
   * numbers as their 64 bits: equal lists mean equal bytes.
   */
  public List<List<String>> bitsOfMetrics() throws SQLException {
    List<List<String>> bits =
        new ArrayList<>(
            rows(
                "select run_id, configuration_id, seed, epoch, "
                    + String.join(
                        ", ",
                        List.of(bits("loss"), bits("lse"), bits("variance"), bits("decorrelation")))
                    + " from epochs order by run_id, epoch"));
    bits.addAll(
        rows(
            "select run_id, configuration_id, seed, status, epochs_completed, "
                + String.join(
                    ", ",
                    List.of(
                        bits("final_loss"),
                        bits("probe_accuracy"),
                        bits("redundancy"),
                        bits("responsibility_entropy"),
                        bits("reconstruction_error")))
                + " from runs order by run_id"));
    return bits;
  }

  /** Exact text of a double: 17 significant digits tell any two apart. */
  private static String bits(String column) {
    return "format('{:.17g}', " + column + ")";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
