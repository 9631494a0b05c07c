package org.swath.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** A small text file that is either there whole or not at all. */
final class AtomicTextFile {

  private AtomicTextFile() {}

  /**
   * Creates the file, UTF-8.
   *
   * @throws IOException when a file of that name exists or the storage fails; the call may be made
   *     again
   */
  static void create(FileSystem fileSystem, Path target, String text) throws IOException {
    if (fileSystem.exists(target)) {
      throw new IOException(target + " must not exist yet, but does");
    }
    Path temporary = new Path(target.getParent(), "_" + target.getName());
    try (FSDataOutputStream out = fileSystem.create(temporary, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    }
    rename(fileSystem, temporary, target);
  }

  /**
   * Replaces the file's text, if it is another. Killed half way, it leaves the old text, or the new
   * one under {@link #next}, where {@link #settle} finds it.
   *
   * @throws IOException when the storage fails; the call may be made again
   */
  static void replace(FileSystem fileSystem, Path target, String text) throws IOException {
    settle(fileSystem, target);
    try (FSDataInputStream in = fileSystem.open(target)) {
      if (new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(text)) {
        return;
      }
    }
    Path next = next(target);
    create(fileSystem, next, text);
    // Not every store lets a rename replace a file.
    fileSystem.delete(target, false);
    rename(fileSystem, next, target);
  }

  /** Finishes a replacement that was cut short after its new text was whole; undoes one before. */
  static void settle(FileSystem fileSystem, Path target) throws IOException {
    Path next = next(target);
    if (!fileSystem.exists(next)) {
      return;
    }
    if (fileSystem.exists(target)) {
      fileSystem.delete(next, false);
    } else {
      rename(fileSystem, next, target);
    }
  }

  /** Where the new text waits while the old one is removed. */
  static Path next(Path target) {
    return new Path(target.getParent(), "_next-" + target.getName());
  }

  private static void rename(FileSystem fileSystem, Path source, Path target) throws IOException {
    IOException failure = null;
    try {
      fileSystem.rename(source, target);
    } catch (IOException e) {
      failure = e;
    }
    // A store may report failure after the effect, so what counts is what is there.
    if (!fileSystem.exists(target)) {
      throw new IOException("The store did not rename " + source + " to " + target, failure);
    }
  }
}
