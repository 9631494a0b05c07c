package org.swath.results;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes run records to one new Parquet file. Not thread-safe.
 *
 * <p>Records are stored in the order they are appended; the same records give the same bytes. A
 * writer closed before {@link #finish()} deletes its file.
 */
public final class RunsWriter implements AutoCloseable {

  private final List<String> factors;
  private final List<String> runMetrics;
  private final RowsWriter<RunRecord> rows;
  private final Set<String> runIds = new HashSet<>();

  /**
   * @param path where to write, relative to the folder
   * @throws IOException when the file cannot be created, or exists
   */
  public RunsWriter(ResultsFolder folder, String path, ResultsSchema schema) throws IOException {
    this.factors = schema.factors().stream().map(FactorColumn::name).toList();
    this.runMetrics = schema.runMetrics();
    this.rows =
        new RowsWriter<>(
            folder,
            folder.resolve(path),
            "runs",
            RunColumns.of(schema),
            new FileDescription(factors, runMetrics).footer());
  }

  /**
   * Appends a record.
   *
   * @throws IllegalArgumentException when the record does not fit the schema or the run has one
   *     already; it is not written, and the caller may go on
   * @throws IOException when the storage fails; the file must be given up
   */
  public void append(RunRecord record) throws IOException {
    Column.requireKnown("factors", record.run().factors(), factors);
    Column.requireKnown("run metrics", record.metrics(), runMetrics);
    String runId = record.run().runId();
    if (runIds.contains(runId)) {
      throw new IllegalArgumentException(
          "A run must have one record, but " + record.run() + " has a second one");
    }
    rows.append(record);
    runIds.add(runId);
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
