package org.swath.results;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.FileStatus;

/**
 * Reads several files at once, one on each core, and takes what is in them in the order of the
 * files: what comes of it does not depend on which was read first, and a few files at most are held
 * in memory.
 */
final class FilesSideBySide {

  private static final int AHEAD_PER_THREAD = 2;

  private final int threads;

  FilesSideBySide(int threads) {
    this.threads = threads;
  }

  /** Reads one file; called on any thread. */
  interface Reading<T> {
    T read(FileStatus file) throws IOException;
  }

  /** Takes what is in one file; called on the caller's thread. */
  interface Taking<T> {
    void take(T content) throws IOException;
  }

  /**
   * Reads all files.
   *
   * @throws IOException when reading or taking one does: the first of them in their order
   */
  <T> void forEach(List<FileStatus> files, Reading<T> reading, Taking<T> taking)
      throws IOException {
    if (files.size() < 2 || threads < 2) {
      for (FileStatus file : files) {
        taking.take(reading.read(file));
      }
      return;
    }
    ExecutorService readers = Executors.newFixedThreadPool(Math.min(threads, files.size()));
    try {
      Deque<Future<T>> ahead = new ArrayDeque<>();
      for (FileStatus file : files) {
        if (ahead.size() == threads * AHEAD_PER_THREAD) {
          taking.take(contentOf(ahead.remove()));
        }
        ahead.add(readers.submit(() -> reading.read(file)));
      }
      while (!ahead.isEmpty()) {
        taking.take(contentOf(ahead.remove()));
      }
    } finally {
      readers.shutdownNow();
    }
  }

  private static <T> T contentOf(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while reading results");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException storage) {
        throw storage;
      }
      if (e.getCause() instanceof RuntimeException broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
