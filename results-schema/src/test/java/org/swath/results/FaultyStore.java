package org.swath.results;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** Any file system, of which calls go wrong: which ones is said by number, from 1. Thread-safe. */
final class FaultyStore extends FilterFileSystem {

  /** How a call goes wrong. */
  enum Fault {
    /** Fails and has done nothing. */
    BEFORE_EFFECT,
    /** Fails and has done it all the same. A file that is created fails when it is closed. */
    AFTER_EFFECT,
    /** Does what it should, late. */
    DELAYED
  }

  private interface Call<T> {
    T make() throws IOException;
  }

  private static final long DELAY_MILLIS = 20;

  private Fault fault = Fault.DELAYED;
  private int first;
  private int second;
  private int calls;

  FaultyStore(FileSystem fileSystem) {
    super(fileSystem);
  }

  /** From now on the calls of these numbers go wrong; none does when they are 0. */
  synchronized void fail(Fault fault, int first, int second) {
    this.fault = fault;
    this.first = first;
    this.second = second;
    calls = 0;
  }

  /** Calls since {@link #fail}. */
  synchronized int calls() {
    return calls;
  }

  private synchronized boolean happens(Fault candidate) {
    return fault == candidate && (calls == first || calls == second);
  }

  private <T> T call(String what, Call<T> call) throws IOException {
    boolean after;
    boolean delayed;
    synchronized (this) {
      calls++;
      after = happens(Fault.AFTER_EFFECT);
      delayed = happens(Fault.DELAYED);
      if (happens(Fault.BEFORE_EFFECT)) {
        throw new IOException("fault before " + what);
      }
    }
    if (delayed) {
      try {
        Thread.sleep(DELAY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    T result = call.make();
    if (after) {
      throw new IOException("fault after " + what);
    }
    return result;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return call("opening " + path, () -> super.open(path, bufferSize));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    Call<FSDataOutputStream> create =
        () ->
            super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
    synchronized (this) {
      if (fault != Fault.AFTER_EFFECT) {
        return call("creating " + path, create);
      }
      calls++;
      if (!happens(Fault.AFTER_EFFECT)) {
        return create.make();
      }
    }
    return new FSDataOutputStream(create.make(), statistics) {
      @Override
      public void close() throws IOException {
        super.close();
        throw new IOException("fault after creating " + path);
      }
    };
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    return call("renaming " + source, () -> super.rename(source, target));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return call("deleting " + path, () -> super.delete(path, recursive));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return call("looking at " + path, () -> super.getFileStatus(path));
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return call("listing " + path, () -> super.listStatus(path));
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    return call("making " + path, () -> super.mkdirs(path));
  }
}
