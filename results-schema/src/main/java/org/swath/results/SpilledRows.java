package org.swath.results;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * Rows of one table that wait in a file until there is memory to sort them. Written and read by one
 * process, which holds none of them meanwhile; no format. Not thread-safe.
 */
final class SpilledRows implements AutoCloseable {

  private static final int BUFFER_BYTES = 32 * 1024;

  private final ResultsFolder folder;
  private final Path path;
  private final TableShape shape;
  private final DataOutputStream out;
  private int rows;

  SpilledRows(ResultsFolder folder, Path path, TableShape shape) throws IOException {
    this.folder = folder;
    this.path = path;
    this.shape = shape;
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(folder.fileSystem().create(path, false), BUFFER_BYTES));
  }

  void add(Object[] row) throws IOException {
    for (int i = 0; i < row.length; i++) {
      out.writeBoolean(row[i] != null);
      if (row[i] != null) {
        write(shape.type(i), row[i]);
      }
    }
    rows++;
  }

  /** Ends the writing. */
  @Override
  public void close() throws IOException {
    out.close();
  }

  /** All rows, in the order they were added, once the writing has ended; removes the file. */
  List<Object[]> takeAll() throws IOException {
    List<Object[]> all = new ArrayList<>(rows);
    // Most texts stand in many rows.
    Map<String, String> texts = new HashMap<>();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(folder.fileSystem().open(path), BUFFER_BYTES))) {
      for (int i = 0; i < rows; i++) {
        Object[] row = new Object[shape.columns()];
        for (int column = 0; column < row.length; column++) {
          if (in.readBoolean()) {
            row[column] = read(shape.type(column), in, texts);
          }
        }
        all.add(row);
      }
    }
    folder.fileSystem().delete(path, false);
    return all;
  }

  private void write(ColumnType type, Object value) throws IOException {
    switch (type) {
      case TEXT -> {
        byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case INT32 -> out.writeInt((Integer) value);
      case INT64, TIMESTAMP -> out.writeLong((Long) value);
      case DOUBLE -> out.writeLong(Double.doubleToRawLongBits((Double) value));
    }
  }

  private static Object read(ColumnType type, DataInputStream in, Map<String, String> texts)
      throws IOException {
    return switch (type) {
      case TEXT -> {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String earlier = texts.putIfAbsent(text, text);
        yield earlier == null ? text : earlier;
      }
      case BOOLEAN -> in.readBoolean();
      case INT32 -> in.readInt();
      case INT64, TIMESTAMP -> in.readLong();
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
    };
  }
}
