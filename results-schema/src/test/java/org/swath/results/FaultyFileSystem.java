package org.swath.results;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
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
    LOOKING_THROWS,
    /** As when a file is moved between listing and opening. */
    OPENING_FINDS_NOTHING
  }

  /** Where a process ends, or the storage fails once, among all the changes it makes. */
  enum Stop {
    DIES_BEFORE,
    DIES_AFTER,
    FAILS_BEFORE,
    FAILS_AFTER
  }

  /** A fault waiting for a path that contains {@code part}. */
  private record Pending(Fault fault, String part) {}

  static final URI ROOT = URI.create("faulty://test");

  private final List<Pending> pending = new ArrayList<>();
  private Stop stop;
  private int stopAt;
  private int changes;
  private boolean dead;

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

  /**
   * Counts changes from now on, from 1, and stops at one of them. Once the process has died,
   * nothing more has an effect or an answer, until {@link #comeBack}.
   */
  synchronized void stopAt(Stop how, int change) {
    stop = how;
    stopAt = change;
    changes = 0;
    dead = false;
  }

  /** A new process, and storage that is well; says whether the last one came to where it stops. */
  synchronized boolean comeBack() {
    boolean stopped = stop != null && changes >= stopAt;
    stop = null;
    dead = false;
    return stopped;
  }

  private synchronized int beginChange() throws IOException {
    requireAlive();
    changes++;
    if (changes == stopAt && (stop == Stop.DIES_BEFORE || stop == Stop.FAILS_BEFORE)) {
      dead = stop == Stop.DIES_BEFORE;
      throw new IOException("stopped before change " + changes);
    }
    return changes;
  }

  private synchronized void endChange(int change) throws IOException {
    if (change == stopAt && (stop == Stop.DIES_AFTER || stop == Stop.FAILS_AFTER)) {
      dead = stop == Stop.DIES_AFTER;
      throw new IOException("stopped after change " + change);
    }
  }

  private synchronized void requireAlive() throws IOException {
    if (dead) {
      throw new IOException("the process is dead");
    }
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    requireAlive();
    return super.listStatus(path);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    requireAlive();
    if (happens(Fault.OPENING_FINDS_NOTHING, path)) {
      throw new FileNotFoundException("fault in opening " + path);
    }
    return super.open(path, bufferSize);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    if (pathToFile(path).exists()) {
      return super.mkdirs(path);
    }
    int change = beginChange();
    boolean made = super.mkdirs(path);
    endChange(change);
    return made;
  }

  /** Hadoop's own starts a process for each file. */
  @Override
  public void setPermission(Path path, FsPermission permission) {}

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
    int change = beginChange();
    boolean renamed = faultyRename(source, target);
    endChange(change);
    return renamed;
  }

  private boolean faultyRename(Path source, Path target) throws IOException {
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
    int change = beginChange();
    FSDataOutputStream created =
        super.create(path, overwrite, bufferSize, replication, blockSize, progress);
    endChange(change);
    return new FSDataOutputStream(created, statistics) {
      @Override
      public void hsync() throws IOException {
        int flush = beginChange();
        if (happens(Fault.FLUSH_THROWS, path)) {
          throw new IOException("fault in flushing");
        }
        // Nothing here has to outlive a power cut, and the device takes its time.
        endChange(flush);
      }
    };
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (happens(Fault.DELETE_THROWS, path)) {
      throw new IOException("fault in deleting");
    }
    if (!pathToFile(path).exists()) {
      requireAlive();
      return super.delete(path, recursive);
    }
    int change;
    try {
      change = beginChange();
    } catch (IOException e) {
      deleteOneIn(path);
      throw e;
    }
    boolean deleted = super.delete(path, recursive);
    endChange(change);
    return deleted;
  }

  /** What a recursive deletion that is stopped has done by then: some of it. */
  private void deleteOneIn(Path path) throws IOException {
    try (Stream<java.nio.file.Path> all = java.nio.file.Files.walk(pathToFile(path).toPath())) {
      Optional<java.nio.file.Path> one =
          all.filter(found -> !found.equals(pathToFile(path).toPath()))
              .filter(java.nio.file.Files::isRegularFile)
              .findFirst();
      if (one.isPresent()) {
        java.nio.file.Files.delete(one.get());
      }
    }
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    requireAlive();
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
