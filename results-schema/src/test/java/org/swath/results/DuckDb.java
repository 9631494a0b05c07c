package org.swath.results;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What DuckDB makes of a results folder. */
final class DuckDb {

  private DuckDb() {}

  /** Runs, epochs, and exact sums over both tables and their join. */
  static List<Object> sums(Path results) throws Exception {
    String sql =
        """
        with r as (from read_parquet('%1$s/runs/*.parquet')),
          e as (from read_parquet('%1$s/epochs/*.parquet'))
        select (select count(*) from r), (select count(distinct run_id) from r),
          (select count(*) from e), (select sum(hash(e)::hugeint) from e),
          (select sum(hash(r)::hugeint) from r), (select sum(epochs_completed) from r),
          (select count(*) from e join r using (run_id)),
          (select sum((lse * 3)::decimal(38, 3)) from e where isfinite(lse))
        """
            .formatted(results);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      List<Object> sums = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        sums.add(row.getObject(i));
      }
      return sums;
    }
  }
}
