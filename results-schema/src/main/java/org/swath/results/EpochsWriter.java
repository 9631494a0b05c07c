package org.swath.results;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes epoch metrics to one new Parquet file. Not thread-safe.
 *
 * <p>Rows are stored in the order they are appended; the same rows give the same bytes. Rows of
 * several runs may alternate, but each run's epochs come as 1, 2, 3, … A writer closed before
 * {@link #finish()} deletes its file.
 */
public final class EpochsWriter implements AutoCloseable {

  private final List<String> factors;
  private final List<String> epochMetrics;
  private final RowsWriter<EpochRow> rows;
  private final Map<String, Integer> epochsOfRun = new HashMap<>();

  /**
   * @param path where to write, relative to the folder
   * @throws IOException when the file cannot be created, or exists
   */
  public EpochsWriter(ResultsFolder folder, String path, ResultsSchema schema) throws IOException {
    this.factors = schema.factors().stream().map(FactorColumn::name).toList();
    this.epochMetrics = schema.epochMetrics();
    this.rows =
        new RowsWriter<>(
            folder,
            folder.resolve(path),
            "epochs",
            EpochColumns.of(schema),
            new FileDescription(factors, epochMetrics).footer());
  }

  /**
   * Appends a row.
   *
   * @throws IllegalArgumentException when the row does not fit the schema or its epoch does not
   *     follow the run's last; the row is not written, and the caller may go on
   * @throws IOException when the storage fails; the file must be given up
   */
  public void append(EpochRow row) throws IOException {
    String runId = row.run().runId();
    int expected = epochsCompleted(runId) + 1;
    if (row.epoch() != expected) {
      throw new IllegalArgumentException(
          ("The epochs of a run must be appended as 1, 2, 3, ..., but %s has epoch %d"
                  + " where %d must stand")
              .formatted(row.run(), row.epoch(), expected));
    }
    Column.requireKnown("factors", row.run().factors(), factors);
    Column.requireKnown("epoch metrics", row.metrics(), epochMetrics);
    rows.append(row);
    epochsOfRun.put(runId, expected);
  }

  /** Number of rows appended for a run. */
  int epochsCompleted(String runId) {
    return epochsOfRun.getOrDefault(runId, 0);
  }

  /** The runs that have rows. */
  Set<String> runIds() {
    return epochsOfRun.keySet();
  }

  /**
   * Completes the file and makes it durable.
   *
   * @throws IOException when the storage fails; the file must be given up
   */
  public WrittenFile finish() throws IOException {
    return rows.finish();
  }

  /** The first half of {@link #finish()}: the file is whole, and may be lost in a power cut. */
  void complete() throws IOException {
    rows.complete();
  }

  /** The second half. */
  WrittenFile makeDurable() throws IOException {
    return rows.makeDurable();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
