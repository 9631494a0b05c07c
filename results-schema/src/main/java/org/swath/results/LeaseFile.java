package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The file {@code _driver} of a results folder: who drives its sweep, and the last sign of life.
 */
final class LeaseFile {

  /**
   * What the file says: two lines, UTF-8.
   *
   * @param holder the driver, for a person to read; one line
   * @param token tells this lease from every other, though the holder's text be the same
   * @param beat counts up while the holder lives
   */
  record Content(String holder, String token, long beat) {

    private static final Pattern TEXT =
        Pattern.compile("(?<holder>\\S[^\\n]*)\\nbeat (?<beat>\\d{1,18}) of (?<token>\\S+)\\n");

    Content {
      if (holder.isBlank() || !holder.equals(holder.strip()) || holder.contains("\n")) {
        throw new IllegalArgumentException(
            "A holder must be one line of text without blanks around it, but got \"%s\""
                .formatted(holder));
      }
    }

    String text() {
      return holder + "\nbeat " + beat + " of " + token + "\n";
    }

    Content next() {
      return new Content(holder, token, beat + 1);
    }

    /** What the text says; empty when it is no lease's, such as one caught while it is written. */
    static Optional<Content> parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      return matcher.matches()
          ? Optional.of(
              new Content(
                  matcher.group("holder").strip(),
                  matcher.group("token"),
                  Long.parseLong(matcher.group("beat"))))
          : Optional.empty();
    }
  }

  private static final int MOST_TRIES = 5;

  private final FileSystem fileSystem;
  private final Path path;

  LeaseFile(ResultsFolder folder) {
    this.fileSystem = folder.fileSystem();
    this.path = folder.resolve(ResultsFolder.DRIVER);
  }

  /** The text of the file; empty when there is none. */
  Optional<String> read() throws IOException {
    return read(path);
  }

  /**
   * Whether of many callers of {@link #create} at a time one succeeds. Elsewhere all may, the last
   * one's content stands, and each has to read it back after a while. A store that is not known
   * counts among those.
   */
  boolean createsAtomically() {
    return ResultsFolder.takesSingleSteps(fileSystem);
  }

  /**
   * Creates the file and its folder.
   *
   * @return false when the file was there already
   */
  boolean create(Content content) throws IOException {
    fileSystem.mkdirs(path.getParent());
    if (!createsAtomically()) {
      return createWhole(content);
    }
    if (!createEmpty()) {
      return false;
    }
    try {
      overwrite(content);
      return true;
    } catch (IOException e) {
      fileSystem.delete(path, false);
      throw e;
    }
  }

  /** In one step, and without cleaning up: by now, what stands there may be another caller's. */
  private boolean createWhole(Content content) throws IOException {
    if (fileSystem.exists(path)) {
      return false;
    }
    overwrite(content);
    return true;
  }

  /**
   * Writes the file anew, also when a rival moves it at the same time, as one does who takes over.
   */
  void overwrite(Content content) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        write(content);
        return;
      } catch (FileNotFoundException | NoSuchFileException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private void write(Content content) throws IOException {
    try (FSDataOutputStream out = fileSystem.create(path, true)) {
      out.write(content.text().getBytes(StandardCharsets.UTF_8));
    }
  }

  void delete() throws IOException {
    fileSystem.delete(path, false);
  }

  /**
   * Removes the file if it still has the text. It is moved aside first, so what another has put
   * there meanwhile is found out and put back.
   *
   * @param text empty for a file that cannot be read
   * @param token makes the name that it is moved to this caller's own
   * @return false when it had another text; true also when there was no file
   */
  boolean deleteIfStill(Optional<String> text, String token) throws IOException {
    Path aside = path.suffix("." + token);
    Optional<IOException> refusal = refusalOf(path, aside);
    if (refusal.isPresent()) {
      // Another may have moved it, and created its own meanwhile: then nothing was refused.
      Optional<String> found = read();
      if (found.isPresent() && found.equals(text)) {
        throw refusal.get();
      }
      return found.isEmpty();
    }
    Optional<String> moved;
    try {
      moved = read(aside);
    } catch (IOException e) {
      moved = Optional.empty();
    }
    boolean putBack =
        !moved.equals(text) && !fileSystem.exists(path) && refusalOf(aside, path).isEmpty();
    if (!putBack) {
      // Its holder has written it anew meanwhile, or will with its next beat.
      fileSystem.delete(aside, false);
    }
    return moved.equals(text);
  }

  /** Renames; stores tell in many ways that they did not. */
  private Optional<IOException> refusalOf(Path source, Path target) {
    try {
      return fileSystem.rename(source, target)
          ? Optional.empty()
          : Optional.of(new IOException("The store refused to rename " + source + " to " + target));
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private boolean createEmpty() throws IOException {
    // Hadoop's local file system looks first and creates then: two callers may both succeed.
    if (fileSystem instanceof RawLocalFileSystem local) {
      return local.pathToFile(path).createNewFile();
    }
    try {
      fileSystem.create(path, false).close();
      return true;
    } catch (IOException e) {
      if (fileSystem.exists(path)) {
        return false;
      }
      throw e;
    }
  }

  private Optional<String> read(Path file) throws IOException {
    try {
      return readOnce(file);
    } catch (IOException e) {
      // An object store finds the file, then reads it, and fails when it was replaced in between.
      return readOnce(file);
    }
  }

  private Optional<String> readOnce(Path file) throws IOException {
    try (FSDataInputStream in = fileSystem.open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
