package org.swath.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** One Parquet file of a results folder, opened for reading. Not thread-safe. */
final class StoredFile implements AutoCloseable {

  private final Path path;
  private final ParquetFileReader parquet;
  private final FileDescription description;

  /**
   * Opens a file and reads its footer.
   *
   * @throws ResultsException when it is not a whole Parquet file of a format this code reads
   */
  static StoredFile open(ResultsFolder folder, Path path) throws IOException {
    return open(folder, folder.fileSystem().getFileStatus(path));
  }

  /** The same with what is known of the file already: where it is and how long. */
  static StoredFile open(ResultsFolder folder, FileStatus status) throws IOException {
    Path path = status.getPath();
    ParquetFileReader parquet;
    try {
      parquet = ParquetFileReader.open(new Input(folder, status), ParquetSettings.forReading());
    } catch (RuntimeException e) {
      throw new ResultsException(
          "A results file must be a whole Parquet file, but %s is not: %s; restore it from a copy"
              .formatted(path, e.getMessage()),
          e);
    }
    try {
      return new StoredFile(path, parquet);
    } catch (RuntimeException e) {
      parquet.close();
      throw e;
    }
  }

  private StoredFile(Path path, ParquetFileReader parquet) {
    this.path = path;
    this.parquet = parquet;
    this.description = FileDescription.of(fileMetaData().getKeyValueMetaData(), path);
  }

  FileDescription description() {
    return description;
  }

  long rows() {
    return parquet.getRecordCount();
  }

  MessageType schema() {
    return fileMetaData().getSchema();
  }

  /** Keys and values of the footer: ours, and perhaps others'. */
  Map<String, String> footer() {
    return fileMetaData().getKeyValueMetaData();
  }

  private List<String> columns() {
    return fileMetaData().getSchema().getFields().stream().map(Type::getName).toList();
  }

  /**
   * Reads the named columns, and only their bytes, row after row. Can be called once.
   *
   * @throws ResultsException when the file has no such column and must have it, or is damaged
   */
  void forEachRow(List<String> wantedColumns, Consumer<StoredRow> consumer) throws IOException {
    MessageType fileSchema = fileMetaData().getSchema();
    List<String> columns = present(wantedColumns, fileSchema);
    MessageType wanted = project(fileSchema, columns);
    Object[] values = new Object[columns.size()];
    StoredRow row = new StoredRow(columns, Collections.unmodifiableList(Arrays.asList(values)));
    MessageColumnIO columnIO =
        new ColumnIOFactory(fileMetaData().getCreatedBy()).getColumnIO(wanted, fileSchema);
    parquet.setRequestedSchema(wanted);
    PageReadStore rowGroup = readRowGroup();
    while (rowGroup != null) {
      RecordReader<Object[]> rows = recordReader(columnIO, rowGroup, wanted, values);
      for (long i = 0; i < rowGroup.getRowCount(); i++) {
        readRow(rows);
        consumer.accept(row);
      }
      rowGroup = readRowGroup();
    }
  }

  /**
   * Reads the named columns, and only their bytes, whole. Can be called once, and not with {@link
   * #forEachRow}.
   *
   * @throws ResultsException when the file has no such column and must have it, or is damaged
   */
  StoredColumns columns(List<String> wantedColumns) throws IOException {
    MessageType fileSchema = fileMetaData().getSchema();
    MessageType wanted = project(fileSchema, present(wantedColumns, fileSchema));
    Map<String, ColumnValues> columns = new LinkedHashMap<>();
    for (Type field : wanted.getFields()) {
      columns.put(
          field.getName(),
          ColumnValues.of(ColumnType.of(field.asPrimitiveType()), Math.toIntExact(rows())));
    }
    parquet.setRequestedSchema(wanted);
    GroupConverter converters = new ColumnConverters(List.copyOf(columns.values()));
    for (PageReadStore group = readRowGroup(); group != null; group = readRowGroup()) {
      addAll(group, converters, wanted, columns);
    }
    return new StoredColumns(path, description, Math.toIntExact(rows()), columns);
  }

  private void addAll(
      PageReadStore group,
      GroupConverter converters,
      MessageType wanted,
      Map<String, ColumnValues> columns) {
    try {
      ColumnReadStore readers =
          new ColumnReadStoreImpl(group, converters, wanted, fileMetaData().getCreatedBy());
      for (ColumnDescriptor column : wanted.getColumns()) {
        ColumnValues values = columns.get(column.getPath()[0]);
        values.addAll(readers.getColumnReader(column), group.getRowCount());
      }
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  /** The wanted columns without those added to the format later that this file lacks. */
  private static List<String> present(List<String> wanted, MessageType fileSchema) {
    return wanted.stream()
        .filter(
            column ->
                fileSchema.containsField(column)
                    || !ResultsSchema.COLUMNS_ADDED_LATER.contains(column))
        .toList();
  }

  @Override
  public void close() throws IOException {
    parquet.close();
  }

  private FileMetaData fileMetaData() {
    return parquet.getFooter().getFileMetaData();
  }

  private MessageType project(MessageType fileSchema, List<String> columns) {
    List<Type> fields = new ArrayList<>();
    for (String column : columns) {
      if (!fileSchema.containsField(column)) {
        throw new ResultsException(
            "%s must have a column %s, but has only %s".formatted(path, column, columns()));
      }
      Type field = fileSchema.getType(column);
      ColumnType.of(field.asPrimitiveType());
      fields.add(field);
    }
    return new MessageType(fileSchema.getName(), fields);
  }

  private PageReadStore readRowGroup() throws IOException {
    try {
      return parquet.readNextRowGroup();
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private RecordReader<Object[]> recordReader(
      MessageColumnIO columnIO, PageReadStore rowGroup, MessageType wanted, Object[] values) {
    try {
      // Decompresses the first page of each column already.
      return columnIO.getRecordReader(rowGroup, new IntoArray(wanted, values));
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private void readRow(RecordReader<Object[]> rows) {
    try {
      rows.read();
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private ResultsException damaged(RuntimeException cause) {
    return new ResultsException(
        "%s must be readable to its end, but is damaged: %s; restore it from a copy"
            .formatted(path, cause.getMessage()),
        cause);
  }

  /** Parquet's own {@code HadoopInputFile} would bring the local file system's .crc files back. */
  private record Input(ResultsFolder folder, FileStatus status) implements InputFile {

    @Override
    public long getLength() {
      return status.getLen();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
      return HadoopStreams.wrap(folder.fileSystem().open(status.getPath()));
    }

    @Override
    public String toString() {
      return status.getPath().toString();
    }
  }

  private static final class IntoArray extends RecordMaterializer<Object[]> {

    private final Object[] values;
    private final GroupConverter root;

    IntoArray(MessageType schema, Object[] values) {
      this.values = values;
      this.root = new RowConverter(schema, values);
    }

    @Override
    public Object[] getCurrentRecord() {
      return values;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }

  private static final class ColumnConverters extends GroupConverter {

    private final List<ColumnValues> columns;

    ColumnConverters(List<ColumnValues> columns) {
      this.columns = columns;
    }

    @Override
    public Converter getConverter(int fieldIndex) {
      return columns.get(fieldIndex);
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
