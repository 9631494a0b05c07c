package org.swath.results;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.RecordConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows to one new Parquet file. Not thread-safe.
 *
 * @param <R> what becomes a row
 */
final class RowsWriter<R> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RowsWriter.class);

  private final ResultsFolder folder;
  private final Path path;
  private final DigestedOutput output;
  private final ParquetWriter<Object[]> parquet;
  private final List<Column<R>> columns;
  private long rows;
  private boolean complete;
  private boolean closed;

  /**
   * @throws IOException when the file cannot be created, or exists
   */
  RowsWriter(
      ResultsFolder folder,
      Path path,
      String tableName,
      List<Column<R>> columns,
      Map<String, String> footer)
      throws IOException {
    this.folder = folder;
    this.path = path;
    this.columns = List.copyOf(columns);
    this.output = new DigestedOutput(folder.fileSystem(), path);
    this.parquet = new Builder<>(output, tableName, this.columns, footer).build();
  }

  void append(R row) throws IOException {
    if (complete || closed) {
      throw new IllegalStateException("Rows must be appended before finish() and close()");
    }
    // All values are taken and checked first: Parquet cannot take back half a row.
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).valueIn(row);
    }
    parquet.write(values);
    rows++;
  }

  long rows() {
    return rows;
  }

  WrittenFile finish() throws IOException {
    complete();
    return makeDurable();
  }

  /** Hands the last rows and the footer to the store; only {@link #makeDurable} may follow. */
  void complete() throws IOException {
    if (complete || closed) {
      throw new IllegalStateException("complete() must be called once, before close()");
    }
    parquet.close();
    complete = true;
  }

  /** Waits until the complete file is on the device, where the store can. */
  WrittenFile makeDurable() throws IOException {
    if (!complete || closed) {
      throw new IllegalStateException("makeDurable() must be called once, after complete()");
    }
    WrittenFile written = output.makeDurable(folder.relative(path), rows);
    closed = true;
    return written;
  }

  /** Gives up an unfinished file: nothing that looks like a whole one stays behind. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!complete) {
        parquet.close();
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("Ending {}, which is given up", path, e);
    }
    try {
      output.giveUp();
    } catch (IOException e) {
      LOG.debug("Closing {}, which is given up", path, e);
    }
    folder.fileSystem().delete(path, false);
  }

  private static final class Builder<R> extends ParquetWriter.Builder<Object[], Builder<R>> {

    private final String tableName;
    private final List<Column<R>> columns;
    private final Map<String, String> footer;

    Builder(
        DigestedOutput output,
        String tableName,
        List<Column<R>> columns,
        Map<String, String> footer) {
      super(output);
      this.tableName = tableName;
      this.columns = columns;
      this.footer = footer;
      withConf(ParquetSettings.CONFIGURATION);
      withPageSize(ParquetSettings.PAGE_BYTES);
      withCompressionCodec(CompressionCodecName.ZSTD);
      // Ids and factor levels repeat; measured numbers hardly ever do.
      withDictionaryEncoding(false);
      for (Column<R> column : columns) {
        if (column.type() == ColumnType.TEXT) {
          withDictionaryEncoding(column.name(), true);
        }
      }
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return new Rows<>(tableName, columns, footer);
    }
  }

  private static final class Rows<R> extends WriteSupport<Object[]> {

    private final String tableName;
    private final List<Column<R>> columns;
    private final Map<String, String> footer;
    private RecordConsumer consumer;

    Rows(String tableName, List<Column<R>> columns, Map<String, String> footer) {
      this.tableName = tableName;
      this.columns = columns;
      this.footer = footer;
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(Column.messageType(tableName, columns), footer);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(Object[] values) {
      consumer.startMessage();
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null) {
          Column<R> column = columns.get(i);
          consumer.startField(column.name(), i);
          column.type().write(consumer, values[i]);
          consumer.endField(column.name(), i);
        }
      }
      consumer.endMessage();
    }
  }
}
