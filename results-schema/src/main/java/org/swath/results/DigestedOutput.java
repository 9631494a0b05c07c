package org.swath.results;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A new file for Parquet to write, digested on the way: no second pass over the data, and nothing
 * between writer and digest that could change it.
 *
 * <p>Parquet closes the file when it is whole, and it is still open then: {@link #makeDurable} ends
 * it, or {@link #giveUp}.
 */
final class DigestedOutput implements OutputFile {

  private final FileSystem fileSystem;
  private final Path path;
  private final MessageDigest digest = newSha256();
  private DigestingStream stream;

  DigestedOutput(FileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Closes the file that Parquet has written, with its data on the device where the store can.
   *
   * @return what was written; can be asked for once
   */
  WrittenFile makeDurable(String relativePath, long rows) throws IOException {
    // A rename may reach the disk before the data does: after a power cut the file would be
    // committed and empty.
    try (FSDataOutputStream out = stream.out) {
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    }
    return new WrittenFile(
        relativePath, rows, stream.bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Closes a file that nobody will read. */
  void giveUp() throws IOException {
    if (stream != null) {
      stream.out.close();
    }
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    stream = new DigestingStream(fileSystem.create(path, false));
    return stream;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    throw new UnsupportedOperationException("Results are written once");
  }

  @Override
  public boolean supportsBlockSize() {
    // Row groups aligned to a store's blocks would make the bytes depend on the store.
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return path.toString();
  }

  private final class DigestingStream extends PositionOutputStream {

    private final FSDataOutputStream out;

    /** Parquet writes its footers byte by byte, and each byte costs Hadoop a look at a thread. */
    private final OutputStream buffer;

    private long bytes;

    DigestingStream(FSDataOutputStream out) {
      this.out = out;
      this.buffer = new BufferedOutputStream(new DigestOutputStream(out, digest));
    }

    @Override
    public long getPos() {
      return bytes;
    }

    @Override
    public void write(int value) throws IOException {
      buffer.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
      buffer.write(data, offset, length);
      bytes += length;
    }

    @Override
    public void flush() throws IOException {
      buffer.flush();
    }

    /** Everything is with the store then; the file stays open. */
    @Override
    public void close() throws IOException {
      buffer.flush();
    }
  }
}
