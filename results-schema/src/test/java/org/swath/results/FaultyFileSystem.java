package org.swath.results;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local file system under the scheme {@code faulty}, with a dial for faults. */
public final class FaultyFileSystem extends RawLocalFileSystem {

  /** What goes wrong, and whether it takes effect all the same. */
  enum Fault {
    RENAME_THROWS_BEFORE_EFFECT,
    RENAME_THROWS_AFTER_EFFECT,
    RENAME_REFUSES,
    RENAME_REFUSES_AFTER_EFFECT,
    /** As an object store may: the copy is there, the original too. */
    RENAME_COPIES_ONLY,
    CREATE_THROWS,
    FLUSH_THROWS,
    DELETE_THROWS,
    LOOKING_THROWS
  }

  /** A fault waiting for a path that contains {@code part}. */
  private record Pending(Fault fault, String part) {}

  static final URI ROOT = URI.create("faulty://test");

  private final List<Pending> pending = new ArrayList<>();

  /** A configuration in which this class answers for the scheme. */
  static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.faulty.impl", FaultyFileSystem.class.getName());
    return configuration;
  }

  /** The instance that everyone gets who opens {@link #ROOT} until it is closed. */
  static FaultyFileSystem shared(Configuration configuration) throws IOException {
    return (FaultyFileSystem) FileSystem.get(ROOT, configuration);
  }

  /** Makes the next call of that kind go wrong whose path contains {@code part}. */
  synchronized void failNext(Fault fault, String part) {
    pending.add(new Pending(fault, part));
  }

  /** Faults that were asked for and have not happened. */
  synchronized List<String> pending() {
    return pending.stream().map(Pending::toString).toList();
  }

  @Override
  public URI getUri() {
    // The superclass asks before this class is initialised, so this cannot be a field.
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public File pathToFile(Path path) {
    return new File(path.toUri().getPath());
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    if (happens(Fault.RENAME_THROWS_BEFORE_EFFECT, target)) {
      throw new IOException("fault before renaming");
    }
    if (happens(Fault.RENAME_REFUSES, target)) {
      return false;
    }
    if (happens(Fault.RENAME_COPIES_ONLY, target)) {
      java.nio.file.Files.copy(pathToFile(source).toPath(), pathToFile(target).toPath());
      throw new IOException("fault before deleting the original");
    }
    // The local file system would overwrite; HDFS and object stores do not.
    boolean renamed = !exists(target) && super.rename(source, target);
    if (happens(Fault.RENAME_THROWS_AFTER_EFFECT, target)) {
      throw new IOException("fault after renaming");
    }
    return renamed && !happens(Fault.RENAME_REFUSES_AFTER_EFFECT, target);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (happens(Fault.CREATE_THROWS, path)) {
      throw new IOException("fault in creating");
    }
    return new FSDataOutputStream(
        super.create(path, overwrite, bufferSize, replication, blockSize, progress), statistics) {
      @Override
      public void hsync() throws IOException {
        if (happens(Fault.FLUSH_THROWS, path)) {
          throw new IOException("fault in flushing");
        }
        super.hsync();
      }
    };
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (happens(Fault.DELETE_THROWS, path)) {
      throw new IOException("fault in deleting");
    }
    return super.delete(path, recursive);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    if (happens(Fault.LOOKING_THROWS, path)) {
      throw new IOException("fault in looking");
    }
    return super.getFileStatus(path);
  }

  private synchronized boolean happens(Fault fault, Path path) {
    for (Pending candidate : pending) {
      if (candidate.fault == fault && path.toString().contains(candidate.part)) {
        pending.remove(candidate);
        return true;
      }
    }
    return false;
  }
}
