package org.swath.results;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Moves a finished file to a name nobody has, and finds out what became of it. Stores differ: one
 * would overwrite the target, one says no after doing it, one copies and then fails to delete the
 * source.
 */
final class FileMove {

  /** What became of a move. */
  enum Outcome {
    /** The file bears the new name. */
    DONE,
    /** The new name does not bear this file, and will not. */
    NOT_DONE,
    /** Cannot be told. */
    UNKNOWN
  }

  /** An outcome, and why it is not better. */
  record Result(Outcome outcome, String reason) {}

  private static final Result DONE = new Result(Outcome.DONE, "");

  private final FileSystem fileSystem;

  FileMove(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /**
   * Moves {@code source} to {@code target}, or finds that it was moved there before.
   *
   * @param content what is moved; a file of other content at the target stays as it is
   */
  Result publish(Path source, Path target, WrittenFile content) {
    String reason;
    try {
      // The local file system would overwrite. One driver at a time makes this check enough.
      if (fileSystem.exists(target)) {
        return isExactly(target, content)
            ? DONE
            : new Result(
                Outcome.NOT_DONE, "another file is named " + target + " already; move it away");
      }
      if (fileSystem.rename(source, target)) {
        return DONE;
      }
      reason = "the store refused to rename " + source + " to " + target;
    } catch (IOException e) {
      reason = "renaming " + source + " to " + target + " failed: " + e.getMessage();
    }
    try {
      if (fileSystem.exists(target)) {
        return isExactly(target, content) ? DONE : new Result(Outcome.UNKNOWN, reason);
      }
      return new Result(fileSystem.exists(source) ? Outcome.NOT_DONE : Outcome.UNKNOWN, reason);
    } catch (IOException e) {
      return new Result(
          Outcome.UNKNOWN, reason + ", and looking for the file failed: " + e.getMessage());
    }
  }

  /**
   * Makes a visible file private again.
   *
   * @return whether it is certain that nobody sees it any more
   */
  boolean withdraw(Path visible, Path hidden) {
    try {
      // A store that copies may have left the private file where it was.
      if (fileSystem.exists(hidden)) {
        fileSystem.delete(visible, false);
      } else {
        fileSystem.rename(visible, hidden);
      }
      return !fileSystem.exists(visible);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isExactly(Path path, WrittenFile content) throws IOException {
    return FileContent.of(fileSystem, path).differenceFrom(content).isEmpty();
  }
}
