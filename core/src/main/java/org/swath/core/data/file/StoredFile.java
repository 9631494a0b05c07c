package org.swath.core.data.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.swath.core.data.DataException;
import org.swath.core.data.Sha256;
import org.swath.core.data.UserLocation;

/** A file that a user named, local or on any Hadoop file system. It is only ever read. */
final class StoredFile {

  private static final int BUFFER_BYTES = 1 << 16;

  private final FileSystem fileSystem;
  private final Path path;

  private StoredFile(FileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  /** Reads a file's bytes. */
  interface Reading<T> {
    T of(InputStream content) throws IOException;
  }

  /**
   * Finds a file without reading it.
   *
   * @param location a URI with its scheme, or else a path of this machine
   * @throws DataException when there is no such file
   */
  static StoredFile at(String location, Configuration hadoop) {
    Path path = path(location);
    FileSystem fileSystem;
    try {
      fileSystem = path.getFileSystem(hadoop);
    } catch (IOException | RuntimeException e) {
      // Hadoop reports a missing file system class or an unknown host as a bare RuntimeException.
      throw new DataException(
          "A file of data must be on a file system within reach, but %s is not: %s. Check the address, and that the jars for %s:// are on the class path."
              .formatted(path, e.getMessage(), path.toUri().getScheme()),
          e);
    }
    try {
      if (fileSystem.getFileStatus(path).isDirectory()) {
        throw new DataException(
            "Data must lie in a file, but %s is a folder. Name the file in it.".formatted(path));
      }
    } catch (FileNotFoundException e) {
      throw new DataException(
          "A file of data must be there, but there is none at %s. Check the path: without a scheme or a leading / it counts from the spec's folder."
              .formatted(path),
          e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return new StoredFile(fileSystem, path);
  }

  /** What is read, decompressed if it is a gzip file: the bytes decide, not the name. */
  <T> T read(Reading<T> reading) {
    try (InputStream stored = fileSystem.open(path)) {
      return reading.of(decompressed(stored));
    } catch (EOFException | ZipException e) {
      throw new DataException(
          "%s must be a whole, sound file, but its compressed data is cut off or damaged (%s). Replace it."
              .formatted(this, e.getMessage()),
          e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** SHA-256 of its bytes as they are stored, 64 hexadecimal digits. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    try (InputStream stored = new DigestInputStream(fileSystem.open(path), digest)) {
      stored.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return Sha256.hex(digest);
  }

  Path path() {
    return path;
  }

  @Override
  public String toString() {
    return path.toUri().getScheme().equals("file") ? path.toUri().getPath() : path.toString();
  }

  private static Path path(String location) {
    try {
      return UserLocation.path(location);
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "A file of data must be named by a path or a URI, but got \"%s\" (%s). Correct it."
              .formatted(location, e.getMessage()),
          e);
    }
  }

  private static InputStream decompressed(InputStream stored) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
  }

  private static DataException unreadable(Path path, IOException cause) {
    return new DataException(
        "%s must be readable, but is not: %s. Grant read permission to the user who runs Swath, and check that the file system answers."
            .formatted(path, cause.getMessage()),
        cause);
  }
}
