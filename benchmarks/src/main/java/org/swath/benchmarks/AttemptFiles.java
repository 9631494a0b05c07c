package org.swath.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.swath.results.Attempt;
import org.swath.results.AttemptManifest;
import org.swath.results.CommitOutcome;
import org.swath.results.Environment;
import org.swath.results.EpochRow;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.Provenance;
import org.swath.results.ResultsSchema;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** What the two files of an attempt of one run of one epoch cost: to write, and to commit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AttemptFiles {

  private static final String TEXT = "0123456789abcdef";
  private static final ResultsSchema SCHEMA =
      new ResultsSchema(List.of(), List.of("first", "second", "third"), List.of("score"));

  private Path folder;
  private HadoopResultsStore store;
  private long number;

  @Setup
  public void createSweep() throws IOException {
    folder = Files.createTempDirectory("attempt-files-");
    store = HadoopResultsStore.at(folder.toString(), new Configuration());
    store.createSweep("{}", "");
  }

  @TearDown
  public void delete() throws IOException {
    new ResultsFiles(folder).delete();
  }

  /** An executor's part. */
  @Benchmark
  public void writeAndAbandon() throws IOException {
    store.abandon(write().attemptId());
  }

  /** An executor's part and the driver's. */
  @Benchmark
  public void writeAndCommit() throws IOException {
    CommitOutcome outcome = store.commit(write());
    if (outcome.state() != CommitOutcome.State.COMMITTED) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  private AttemptManifest write() throws IOException {
    number++;
    String runId = "%016x".formatted(number);
    String attemptId = "attempt-" + number;
    RunIdentity run = new RunIdentity(runId, TEXT, Map.of(), number);
    Map<String, Double> metrics = Map.of("first", 1.0, "second", 2.0, "third", 3.0);
    try (Attempt attempt = store.beginAttempt(attemptId, SCHEMA)) {
      attempt.addEpoch(new EpochRow(run, 1, 0.5, metrics, 0.1));
      attempt.addRun(
          new RunRecord(
              run,
              RunStatus.COMPLETED,
              Optional.empty(),
              1,
              OptionalDouble.of(0.5),
              Map.of("score", 0.9),
              0.1,
              0.1,
              provenance(attemptId)));
      return attempt.finish(runId);
    }
  }

  private static Provenance provenance(String attemptId) {
    return new Provenance(
        attemptId,
        1,
        Instant.EPOCH,
        new Origin(TEXT, TEXT, 1, TEXT, TEXT, TEXT, TEXT),
        new Environment(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, 1));
  }
}
