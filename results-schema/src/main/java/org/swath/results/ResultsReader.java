package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.swath.results.LeaseWatch.Pause;

/**
 * Reads what is committed in a results folder. Safe beside a sweep that is still running and beside
 * a compaction: each call sees the runs that were committed when it began, and begins again when
 * files were moved under it. Thread-safe; holds nothing open between calls.
 *
 * <p>Every method throws {@link IOException} when the storage fails, and {@link ResultsException}
 * when a file breaks the format or was written by a newer one.
 */
public final class ResultsReader {

  private static final int MOST_TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  private final ResultsFolder folder;
  private final CommittedFiles files;
  private final FilesSideBySide sideBySide =
      new FilesSideBySide(Runtime.getRuntime().availableProcessors());
  private final Pause pause;

  public ResultsReader(ResultsFolder folder) {
    this(folder, time -> Thread.sleep(time.toMillis()));
  }

  /**
   * @param pause lets files that are being moved arrive
   */
  ResultsReader(ResultsFolder folder, Pause pause) {
    this.folder = folder;
    this.files = new CommittedFiles(folder);
    this.pause = pause;
  }

  /** Every committed run, in the order of file names and rows. */
  public List<RunRecord> runs() throws IOException {
    return steadily(this::readRecords);
  }

  private List<RunRecord> readRecords() throws IOException {
    Map<String, RunRecord> records = new LinkedHashMap<>();
    sideBySide.forEach(
        files.of(ResultsFolder.RUNS),
        this::recordsIn,
        inFile -> {
          for (RunRecord record : inFile.records()) {
            String runId = record.run().runId();
            requireFirst(records.put(runId, record), runId, inFile.path());
          }
        });
    return new ArrayList<>(records.values());
  }

  private FileRecords recordsIn(FileStatus status) throws IOException {
    try (StoredFile file = StoredFile.open(folder, status)) {
      List<RunRecord> records = new ArrayList<>();
      FileDescription description = file.description();
      file.columns(RunColumns.names(description))
          .forEachRow(
              row ->
                  records.add(
                      possible(status.getPath(), () -> RunColumns.record(row, description))));
      return new FileRecords(status.getPath(), records);
    }
  }

  /** The id of each committed run, with the attempt that its record comes from. */
  public Map<String, String> attemptsByRun() throws IOException {
    return steadily(this::readAttempts);
  }

  private Map<String, String> readAttempts() throws IOException {
    Map<String, String> attempts = new LinkedHashMap<>();
    committedRuns().forEach((runId, committed) -> attempts.put(runId, committed.attemptId()));
    return attempts;
  }

  /** The id of each committed run, with what tells another attempt at it from this one. */
  Map<String, CommittedRun> committedRuns() throws IOException {
    Map<String, CommittedRun> committed = new LinkedHashMap<>();
    readRuns(
        List.of(RunColumns.RUN_ID, RunColumns.ATTEMPT_ID, RunColumns.RESULT_DIGEST),
        (path, row) -> {
          String runId = row.text(RunColumns.RUN_ID);
          Optional<String> digest = row.optional(RunColumns.RESULT_DIGEST).map(String.class::cast);
          requireFirst(
              committed.put(runId, new CommittedRun(row.text(RunColumns.ATTEMPT_ID), digest)),
              runId,
              path);
        });
    return committed;
  }

  /**
   * What there is to know of committed runs before they are continued, or of which curves there
   * are, by run id and in the order of {@link #runs()}. Reads five columns, whatever else the files
   * hold.
   */
  public Map<String, RunSummary> summaries() throws IOException {
    return steadily(this::readSummaries);
  }

  private Map<String, RunSummary> readSummaries() throws IOException {
    Map<String, RunSummary> runs = new LinkedHashMap<>();
    readRuns(
        List.of(RunColumns.RUN_ID, "status", RunColumns.EPOCHS_COMPLETED, "device", "blas"),
        (path, row) -> {
          String runId = row.text(RunColumns.RUN_ID);
          requireFirst(runs.put(runId, possible(path, () -> summaryOf(row))), runId, path);
        });
    return runs;
  }

  private static RunSummary summaryOf(StoredRow row) {
    return new RunSummary(
        RunStatus.ofText(row.text("status")),
        row.int32(RunColumns.EPOCHS_COMPLETED),
        row.text("device"),
        row.text("blas"));
  }

  /**
   * One number per epoch for each committed run. Reads three columns, whatever else the files hold.
   *
   * @param column a column of {@code epochs/} that holds doubles ({@code loss}, {@code variance})
   * @return by run id, in the order of {@link #runs()}: [epoch - 1], as long as the run's {@code
   *     epochs_completed}
   * @throws ResultsException also when there is no such column, or a run's epochs are not 1, 2, …,
   *     {@code epochs_completed}, each once
   */
  public Map<String, double[]> curves(String column) throws IOException {
    return steadily(() -> readCurves(column));
  }

  private Map<String, double[]> readCurves(String column) throws IOException {
    // Runs first: an attempt's epochs become visible before its runs, so every run found here has
    // all its epochs there.
    Map<String, Integer> epochs = new LinkedHashMap<>();
    readRuns(
        List.of(RunColumns.RUN_ID, RunColumns.EPOCHS_COMPLETED),
        (path, row) -> {
          String runId = row.text(RunColumns.RUN_ID);
          requireFirst(epochs.put(runId, row.int32(RunColumns.EPOCHS_COMPLETED)), runId, path);
        });
    return readCurves(epochs, List.of(column)).get(column);
  }

  /**
   * The same for several columns and for these runs only, in one pass over {@code epochs/}.
   *
   * @param runs committed runs, as {@link #runs()} gave them
   * @return by column: by run id, in the order of {@code runs}
   * @throws ResultsException as {@link #curves(String)} does
   */
  public Map<String, Map<String, double[]>> curves(Collection<RunRecord> runs, List<String> columns)
      throws IOException {
    Map<String, Integer> epochs = new LinkedHashMap<>();
    runs.forEach(record -> epochs.put(record.run().runId(), record.epochsCompleted()));
    return steadily(() -> readCurves(epochs, columns));
  }

  /**
   * The same for runs of which only this is known.
   *
   * @param runs committed runs by id, as {@link #summaries()} gave them
   */
  public Map<String, Map<String, double[]>> curves(
      Map<String, RunSummary> runs, List<String> columns) throws IOException {
    Map<String, Integer> epochs = new LinkedHashMap<>();
    runs.forEach((runId, run) -> epochs.put(runId, run.epochsCompleted()));
    return steadily(() -> readCurves(epochs, columns));
  }

  private Map<String, Map<String, double[]>> readCurves(
      Map<String, Integer> epochsOfRuns, List<String> columns) throws IOException {
    Map<String, Curves> curves = new LinkedHashMap<>();
    epochsOfRuns.forEach(
        (runId, epochs) -> curves.put(runId, new Curves(runId, epochs, columns.size())));
    List<String> toRead = new ArrayList<>(List.of(EpochColumns.RUN_ID, EpochColumns.EPOCH));
    toRead.addAll(columns);
    sideBySide.forEach(
        files.of(ResultsFolder.EPOCHS),
        status -> columnsIn(status, toRead),
        inFile -> addAll(inFile, columns, curves));
    Map<String, Map<String, double[]>> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Map<String, double[]> byRun = new LinkedHashMap<>();
      for (Curves ofRun : curves.values()) {
        byRun.put(ofRun.runId, ofRun.complete(i));
      }
      byColumn.put(columns.get(i), byRun);
    }
    return byColumn;
  }

  /**
   * Lets another reader of Parquet read what is committed, as steadily as this one reads: when a
   * file is moved under it, it is handed the files that there are by then.
   *
   * @throws ResultsException also when a file of run records is not Swath's, or of a newer format
   */
  public <T> T reading(ResultsFiles.Reading<T> reading) throws IOException {
    return steadily(() -> reading.read(files()));
  }

  private ResultsFiles files() throws IOException {
    // Runs first: an attempt's epochs become visible before its runs.
    List<FileStatus> runs = files.of(ResultsFolder.RUNS);
    sideBySide.forEach(runs, this::description, description -> {});
    return new ResultsFiles(locations(runs), locations(files.of(ResultsFolder.EPOCHS)));
  }

  private FileDescription description(FileStatus status) throws IOException {
    try (StoredFile file = StoredFile.open(folder, status)) {
      return file.description();
    }
  }

  private static List<String> locations(List<FileStatus> files) {
    return files.stream().map(status -> status.getPath().toString()).toList();
  }

  private StoredColumns columnsIn(FileStatus status, List<String> columns) throws IOException {
    try (StoredFile file = StoredFile.open(folder, status)) {
      return file.columns(columns);
    }
  }

  /** Adds the rows of one file to the curves of their runs. */
  private static void addAll(StoredColumns file, List<String> columns, Map<String, Curves> curves) {
    TextValues runIds = file.texts(EpochColumns.RUN_ID);
    WholeValues epochs = file.wholes(EpochColumns.EPOCH);
    List<DoubleValues> values = columns.stream().map(file::doubles).toList();
    // A text is there once: each run is looked for once, not for each of its rows.
    Curves[] curvesOfTexts = runIds.texts().stream().map(curves::get).toArray(Curves[]::new);
    for (int row = 0; row < file.rows(); row++) {
      Curves ofRun = curvesOfTexts[runIds.number(row)];
      if (ofRun != null) {
        ofRun.add(epochs.number(row), values, row, file.path());
      }
    }
  }

  private static <T> T possible(Path path, Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      throw new ResultsException(
          "%s must hold records that can be, but: %s".formatted(path, e.getMessage()), e);
    }
  }

  private void readRuns(List<String> columns, RowVisitor visitor) throws IOException {
    sideBySide.forEach(
        files.of(ResultsFolder.RUNS),
        status -> columnsIn(status, columns),
        inFile -> inFile.forEachRow(row -> visitor.visit(inFile.path(), row)));
  }

  /** Reads from the beginning whenever a file is not where it was listed. */
  private <T> T steadily(Reading<T> reading) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        return reading.read();
      } catch (FileNotFoundException e) {
        if (tried == MOST_TRIES) {
          throw e;
        }
      }
      try {
        pause.pause(BETWEEN_TRIES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Interrupted while waiting for files of " + folder);
      }
    }
  }

  private static void requireFirst(Object earlier, String runId, Path path) {
    if (earlier != null) {
      throw new ResultsException(
          ("A run must have one record, but run %s has a second one in %s; one of the"
                  + " files was not put there by Swath")
              .formatted(runId, path));
    }
  }

  /** The records in one file of {@code runs/}. */
  private record FileRecords(Path path, List<RunRecord> records) {}

  private interface Reading<T> {
    T read() throws IOException;
  }

  private interface RowVisitor {
    void visit(Path path, StoredRow row);
  }

  /**
   * The values of one run, as far as they were read. NaN is a value, so a bit says what is there.
   */
  private static final class Curves {

    private final String runId;
    private final int epochs;
    private final double[][] values;
    private final BitSet present = new BitSet();

    Curves(String runId, int epochs, int columns) {
      this.runId = runId;
      this.epochs = epochs;
      this.values = new double[columns][epochs];
    }

    void add(long epoch, List<DoubleValues> columns, int row, Path path) {
      if (epoch < 1 || epoch > epochs || present.get((int) epoch - 1)) {
        throw new ResultsException(
            "The epochs of run %s must be 1 to %d, each once, but %s has epoch %d %s"
                .formatted(
                    runId,
                    epochs,
                    path,
                    epoch,
                    epoch < 1 || epoch > epochs ? "beside them" : "again"));
      }
      present.set((int) epoch - 1);
      for (int i = 0; i < values.length; i++) {
        values[i][(int) epoch - 1] = columns.get(i).number(row);
      }
    }

    double[] complete(int column) {
      if (present.cardinality() != epochs) {
        throw new ResultsException(
            "The epochs of run %s must be 1 to %d, each once, but epoch %d is missing"
                .formatted(runId, epochs, present.nextClearBit(0) + 1));
      }
      return values[column];
    }
  }
}
