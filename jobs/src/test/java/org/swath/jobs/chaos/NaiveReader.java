package org.swath.jobs.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Someone who looks at a sweep's results with DuckDB while it runs, and believes what is there:
 * every {@code *.parquet} in {@code runs/} and {@code epochs/}, at any moment.
 */
final class NaiveReader implements AutoCloseable {

  /** A run as it was seen first, and when. */
  record Seen(String attemptId, FileTime at) {}

  private final Path results;
  private final Connection connection;
  private final Map<String, Seen> seen = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private int looks;
  private int failedLooks;
  private int failedInARow;
  private int mostFailedInARow;
  private String lastFailure = "";

  NaiveReader(Path results) throws SQLException {
    this.results = results;
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set threads = 1");
    }
  }

  /** Looks once. What must not be is kept as a complaint. */
  void look() throws IOException {
    if (seen.isEmpty() && !holdsRuns()) {
      return;
    }
    looks++;
    try {
      // Runs first: their epochs are visible by then, and stay.
      List<List<String>> runs =
          rows(
              "select run_id, attempt_id, epochs_completed from read_parquet('%s/runs/*.parquet')");
      List<List<String>> epochs =
          rows(
              "select run_id, count(*), count(distinct epoch), coalesce(min(epoch), 1),"
                  + " coalesce(max(epoch), 0) from read_parquet('%s/epochs/*.parquet') group by 1");
      failedInARow = 0;
      check(runs, epochs);
    } catch (SQLException e) {
      // A file or a folder went away between the listing and the reading of it.
      failedLooks++;
      failedInARow++;
      mostFailedInARow = Math.max(mostFailedInARow, failedInARow);
      lastFailure = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  /** Runs that were seen, with the attempt that each was seen from and when. */
  Map<String, Seen> seen() {
    return Map.copyOf(seen);
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  int looks() {
    return looks;
  }

  int failedLooks() {
    return failedLooks;
  }

  int mostFailedInARow() {
    return mostFailedInARow;
  }

  String lastFailure() {
    return lastFailure;
  }

  private void check(List<List<String>> runs, List<List<String>> epochs) {
    FileTime now = FileTime.from(Instant.now());
    Map<String, List<String>> epochsOf = new HashMap<>();
    for (List<String> row : epochs) {
      epochsOf.put(row.get(0), row);
      if (!row.get(1).equals(row.get(2))) {
        complain("duplicated: epochs of run %s: %s rows for %s".formatted(row.toArray()));
      }
    }
    Set<String> visible = new HashSet<>();
    for (List<String> row : runs) {
      String runId = row.get(0);
      if (!visible.add(runId)) {
        complain("duplicated: run " + runId);
      }
      List<String> curve = epochsOf.getOrDefault(runId, List.of(runId, "0", "0", "1", "0"));
      if (!curve.equals(List.of(runId, row.get(2), row.get(2), "1", row.get(2)))) {
        complain("different: run %s has epochs %s of %s".formatted(runId, curve, row.get(2)));
      }
      Seen before = seen.putIfAbsent(runId, new Seen(row.get(1), now));
      if (before != null && !before.attemptId().equals(row.get(1))) {
        complain(
            "repeated: run %s came from attempt %s and comes from %s"
                .formatted(runId, before.attemptId(), row.get(1)));
      }
    }
    for (String runId : seen.keySet()) {
      if (!visible.contains(runId)) {
        complain("lost: run " + runId + " was there before");
      }
    }
  }

  private void complain(String complaint) {
    if (!complaints.contains(complaint)) {
      complaints.add(complaint);
    }
  }

  private List<List<String>> rows(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query.formatted(results))) {
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

  private boolean holdsRuns() throws IOException {
    Path runs = results.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return false;
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
