package org.swath.jobs.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.swath.jobs.DuckDbResults;

/**
 * Gives the command of a sweep again and again until it says that all is done, while faults strike
 * and a naive reader looks on; then compares what is there with the undisturbed sweep.
 */
final class ChaosSweep {

  /** How long a driver may take that nothing has stopped. */
  private static final long LIMIT_SECONDS = 300;

  private static final int MOST_RESTARTS = 10;
  private static final long LOOK_MILLIS = 150;
  private static final int REFUSED = 2;
  private static final int KILLED = 128 + 9;

  /** A compaction swaps a folder in a moment; a reader that fails three times has not met that. */
  private static final int MOST_FAILED_LOOKS_IN_A_ROW = 2;

  private final ChaosCluster cluster;
  private final ChaosSchedule schedule;
  private final ChaosRecords records;

  /** Deaths whose mark in the folder the next driver must see through by itself. */
  private int leasesToWaitFor;

  private final List<String> problems = new ArrayList<>();

  private ChaosSweep(ChaosCluster cluster, String name, ChaosSchedule schedule, int leasesToWaitFor)
      throws IOException {
    this.cluster = cluster;
    this.schedule = schedule;
    this.leasesToWaitFor = leasesToWaitFor;
    this.records = ChaosRecords.create(cluster.folder().resolve(name).resolve("chaos"), schedule);
  }

  /**
   * Runs a sweep to its end.
   *
   * @param name of its folder
   * @param leasesToWaitFor after so many deaths the next driver must find out by itself that the
   *     last one is dead, which takes it 12 s; later on the mark of the dead one is removed for it
   */
  static Verdict run(ChaosCluster cluster, String name, ChaosSchedule schedule, int leasesToWaitFor)
      throws IOException, InterruptedException, SQLException {
    return new ChaosSweep(cluster, name, schedule, leasesToWaitFor).run();
  }

  private Verdict run() throws IOException, InterruptedException, SQLException {
    long start = System.nanoTime();
    int commands = 0;
    try (NaiveReader reader = new NaiveReader(records.results())) {
      boolean done = false;
      while (!done && problems.isEmpty()) {
        if (commands > MOST_RESTARTS) {
          problems.add("unfinished: after %d commands".formatted(commands));
          break;
        }
        commands++;
        int exitCode = await(cluster.command(records, commands), reader);
        done = exitCode == 0 || exitCode == 3;
        if (exitCode == REFUSED && !refusalIsDue()) {
          problems.add("refused: command %d".formatted(commands));
        }
        if (exitCode == KILLED && leasesToWaitFor-- <= 0) {
          Files.deleteIfExists(records.results().resolve("_driver"));
        }
      }
      reader.look();
      if (done) {
        try {
          compare(reader);
        } catch (SQLException e) {
          problems.add("unreadable: at the end: " + e.getMessage().lines().findFirst().orElse(""));
        }
      }
      problems.addAll(reader.complaints());
      if (done && reader.looks() == reader.failedLooks()) {
        problems.add("unreadable: not one look succeeded");
      }
      // A driver that dies between the two renames of a folder leaves none until the next one.
      boolean cut = records.fired().stream().anyMatch(fault -> fault.site() == Site.IN_COMPACTION);
      if (!cut && reader.mostFailedInARow() > MOST_FAILED_LOOKS_IN_A_ROW) {
        problems.add(
            "unreadable: %d looks in a row failed: %s"
                .formatted(reader.mostFailedInARow(), reader.lastFailure()));
      }
      return new Verdict(
          schedule,
          records.fired(),
          commands - 1,
          reader.looks(),
          reader.failedLooks(),
          (System.nanoTime() - start) / 1e9,
          problems,
          records.folder().toString());
    }
  }

  /** A new sweep whose folder or lease cannot be written is refused, with nothing done. */
  private boolean refusalIsDue() throws IOException {
    return records.fired().stream()
        .anyMatch(fault -> fault.site() == Site.IN_LEASE || fault.site() == Site.CREATING_SWEEP);
  }

  private int await(Process driver, NaiveReader reader) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    try {
      while (!driver.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        reader.look();
        if (System.nanoTime() > end) {
          problems.add("hung: a driver had not ended after %d s".formatted(LIMIT_SECONDS));
          break;
        }
      }
    } finally {
      driver.destroyForcibly();
    }
    return driver.waitFor();
  }

  private void compare(NaiveReader reader) throws IOException, SQLException {
    try (DuckDbResults results = new DuckDbResults(records.results())) {
      List<List<String>> bits = ChaosCluster.content(results);
      List<String> lost = new ArrayList<>(cluster.runIds());
      lost.removeAll(
          results.rows("select run_id from runs").stream().map(row -> row.get(0)).toList());
      if (!lost.isEmpty()) {
        problems.add("lost: runs " + lost);
      }
      List<List<String>> missing = new ArrayList<>(cluster.bits());
      missing.removeAll(bits);
      List<List<String>> strange = new ArrayList<>(bits);
      strange.removeAll(cluster.bits());
      if (!missing.isEmpty() || !strange.isEmpty()) {
        problems.add(
            "different: %d rows are missing, such as %s; %d are not the undisturbed sweep's, such as %s"
                .formatted(missing.size(), first(missing), strange.size(), first(strange)));
      } else if (!bits.equals(cluster.bits())) {
        problems.add(
            "duplicated: %d rows instead of %d".formatted(bits.size(), cluster.bits().size()));
      }
    }
    findRepeatedWork(reader.seen());
    findLeftovers();
  }

  /** No attempt may begin with a run that everyone saw committed. */
  private void findRepeatedWork(Map<String, NaiveReader.Seen> seen) throws IOException {
    for (Map.Entry<String, FileTime> attempt : records.attempts().entrySet()) {
      for (String runId : records.runsOf(attempt.getKey())) {
        NaiveReader.Seen run = seen.get(runId);
        if (run != null && attempt.getValue().compareTo(run.at()) > 0) {
          problems.add(
              "repeated: attempt %s began with run %s, which was committed from %s before"
                  .formatted(attempt.getKey(), runId, run.attemptId()));
        }
      }
    }
  }

  private void findLeftovers() throws IOException {
    Path results = records.results();
    try (Stream<Path> files = Files.walk(results)) {
      List<String> hidden =
          files
              .filter(Files::isRegularFile)
              .map(file -> results.relativize(file).toString())
              .filter(file -> file.startsWith("_") || file.contains("/_"))
              .sorted()
              .toList();
      if (!hidden.isEmpty()) {
        problems.add("leftover: " + hidden);
      }
    }
  }

  private static List<String> first(List<List<String>> rows) {
    return rows.isEmpty() ? List.of() : rows.get(0);
  }
}
