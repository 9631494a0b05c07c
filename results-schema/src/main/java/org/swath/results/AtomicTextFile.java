package org.swath.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    IOException failure = null;
    try {
      fileSystem.rename(temporary, target);
    } catch (IOException e) {
      failure = e;
    }
    // A store may report failure after the effect, so what counts is what is there.
    if (!fileSystem.exists(target)) {
      throw new IOException("The store did not rename " + temporary + " to " + target, failure);
    }
  }
}
