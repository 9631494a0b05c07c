package org.swath.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.fs.Path;
import org.swath.results.AttemptManifest.RunOutcome;

/**
 * One attempt's private files, being written on an executor. Not thread-safe.
 *
 * <p>Runs may alternate; the record of a run comes after its epochs, because it holds their digest.
 * An attempt closed before {@link #finish} removes its files.
 */
public final class Attempt implements AutoCloseable {

  private final ResultsFolder folder;
  private final String attemptId;
  private final EpochsWriter epochs;
  private final RunsWriter runs;
  private final ResultsSchema schema;

  /** Of the runs that have epochs and no record yet. */
  private final Map<String, ResultDigest> digests = new HashMap<>();

  private final Map<String, RunOutcome> outcomes = new LinkedHashMap<>();
  private boolean finished;

  Attempt(ResultsFolder folder, String attemptId, ResultsSchema schema) throws IOException {
    this.folder = folder;
    this.attemptId = attemptId;
    this.schema = schema;
    this.epochs =
        new EpochsWriter(
            folder, ResultsFolder.attemptFile(attemptId, ResultsFolder.EPOCHS), schema);
    try {
      this.runs =
          new RunsWriter(folder, ResultsFolder.attemptFile(attemptId, ResultsFolder.RUNS), schema);
    } catch (IOException | RuntimeException e) {
      epochs.close();
      removeFiles();
      throw e;
    }
  }

  /**
   * Adds what a run measured in its next epoch.
   *
   * @throws IllegalArgumentException when the row does not fit the schema, its epoch does not
   *     follow the run's last, or the run has its record already; it is not written, and the
   *     attempt may go on
   * @throws IOException when the storage fails; the attempt must be given up
   */
  public void addEpoch(EpochRow row) throws IOException {
    String runId = row.run().runId();
    if (outcomes.containsKey(runId)) {
      throw new IllegalArgumentException(
          "The epochs of a run must come before its record, but epoch %d of %s comes after it"
              .formatted(row.epoch(), row.run()));
    }
    epochs.append(row);
    digests.computeIfAbsent(runId, id -> new ResultDigest(schema)).addEpoch(row);
  }

  /**
   * Adds how a run ended.
   *
   * @throws IllegalArgumentException when the record does not fit the schema, comes from another
   *     attempt, or the run has one already; it is not written, and the attempt may go on
   * @throws IOException when the storage fails; the attempt must be given up
   */
  public void addRun(RunRecord record) throws IOException {
    if (!record.provenance().attemptId().equals(attemptId)) {
      throw new IllegalArgumentException(
          "A record of attempt %s must name it, but that of %s names %s"
              .formatted(attemptId, record.run(), record.provenance().attemptId()));
    }
    String runId = record.run().runId();
    ResultDigest measured = digests.getOrDefault(runId, new ResultDigest(schema));
    RunOutcome outcome =
        new RunOutcome(runId, record.status(), record.epochsCompleted(), measured.with(record));
    runs.append(record.withResultDigest(outcome.resultDigest()));
    outcomes.put(runId, outcome);
    digests.remove(runId);
  }

  /**
   * Completes both files.
   *
   * @param cohortId letters, digits, dots and underscores
   * @return what the driver needs to commit the attempt
   * @throws IllegalStateException when a run has epochs but no record, or another number of epochs
   *     than its record says; the attempt must be given up
   * @throws IOException when the storage fails; the attempt must be given up
   */
  public AttemptManifest finish(String cohortId) throws IOException {
    Set<String> withoutRecord = new HashSet<>(epochs.runIds());
    for (RunOutcome outcome : outcomes.values()) {
      withoutRecord.remove(outcome.runId());
      int written = epochs.epochsCompleted(outcome.runId());
      if (written != outcome.epochsCompleted()) {
        throw new IllegalStateException(
            "The record of run %s must count the epochs that were added, %d, but says %d"
                .formatted(outcome.runId(), written, outcome.epochsCompleted()));
      }
    }
    if (!withoutRecord.isEmpty()) {
      throw new IllegalStateException(
          "Each run with epochs must have a record, but these have none: " + withoutRecord);
    }
    epochs.complete();
    runs.complete();
    // The wait for the device is most of what an attempt costs, and for two files at a time it is
    // hardly longer than for one.
    CompletableFuture<WrittenFile> epochsFile =
        CompletableFuture.supplyAsync(
            this::durableEpochs, call -> new Thread(call, "attempt-" + attemptId).start());
    WrittenFile runsFile;
    try {
      runsFile = runs.makeDurable();
    } finally {
      // Nothing may still be at work on a file when the attempt is given up.
      epochsFile.handle((written, failure) -> written).join();
    }
    AttemptManifest manifest =
        new AttemptManifest(
            attemptId, cohortId, resultOf(epochsFile), runsFile, List.copyOf(outcomes.values()));
    finished = true;
    return manifest;
  }

  private WrittenFile durableEpochs() {
    try {
      return epochs.makeDurable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WrittenFile resultOf(CompletableFuture<WrittenFile> ended) throws IOException {
    try {
      return ended.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException storage) {
        throw storage.getCause();
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    try {
      epochs.close();
    } finally {
      runs.close();
    }
    removeFiles();
  }

  private void removeFiles() throws IOException {
    Path attemptFolder = folder.resolve(ResultsFolder.attemptFolder(attemptId));
    folder.fileSystem().delete(attemptFolder, true);
  }
}
