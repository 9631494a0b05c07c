package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * Runs saved between two epochs, in {@code _checkpoints/<run>/<epoch>-<attempt>.checkpoint}. Knows
 * them as bytes only. Thread-safe.
 *
 * <p>Nothing here is needed for a result: whoever calls may take an {@link IOException} for a
 * warning. Two attempts at one run may be at work at the same time, because one was given up and
 * does not know: they write files of different names. The one that is ahead may remove what the one
 * behind has saved, and never the other way round.
 */
public final class CheckpointStore {

  private static final String SUFFIX = ".checkpoint";

  private static final Pattern NAME =
      Pattern.compile("_?(?<epoch>[0-9]{1,9})-[A-Za-z0-9][A-Za-z0-9._-]*\\" + SUFFIX);

  private final ResultsFolder folder;
  private final FileSystem fileSystem;

  public CheckpointStore(ResultsFolder folder) {
    this.folder = folder;
    this.fileSystem = folder.fileSystem();
  }

  /**
   * A checkpoint that may be whole.
   *
   * @param epoch number of completed epochs that its name says
   * @param name of its file, for a message
   */
  public record Candidate(int epoch, String name, Path path) {}

  /**
   * Saves a run; whole and on the device where the store can, or not at all. Then removes what was
   * saved before, but the checkpoint before this one: it is there when this one cannot be read.
   *
   * @param runId letters, digits, dots, dashes and underscores; begins with a letter or digit
   * @param attemptId of the attempt that writes, which does so on one thread
   * @param epoch number of completed epochs, 1 or more
   * @throws IOException when it may not have been saved, or what was saved before could not be
   *     removed; the call may be made again
   */
  public void write(String runId, String attemptId, int epoch, byte[] checkpoint)
      throws IOException {
    if (epoch < 1) {
      throw new IllegalArgumentException("A run is saved after an epoch, but got epoch " + epoch);
    }
    String name = epoch + "-" + CommittedName.requireAttemptId(attemptId) + SUFFIX;
    Path runFolder = runFolder(runId);
    Path target = new Path(runFolder, name);
    Path temporary = new Path(runFolder, "_" + name);
    try {
      writeWhole(temporary, checkpoint);
      // This attempt may have come here before, and gone back because the file was no good.
      fileSystem.delete(target, false);
      rename(temporary, target);
    } catch (IOException e) {
      removeAfter(e, temporary);
      throw e;
    }
    removeOutdated(runFolder, epoch);
  }

  /** What there is of a run, newest first: to be tried in turn until one is whole. */
  public List<Candidate> candidates(String runId) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (FileStatus status : folder.list(relativeFolder(runId))) {
      String name = status.getPath().getName();
      OptionalInt epoch = epochOf(name);
      if (status.isFile() && epoch.isPresent() && !ResultsFolder.isHidden(name)) {
        candidates.add(new Candidate(epoch.getAsInt(), name, status.getPath()));
      }
    }
    candidates.sort(
        Comparator.comparingInt(Candidate::epoch).reversed().thenComparing(Candidate::name));
    return candidates;
  }

  /**
   * The content of a candidate, whatever it is; empty when it has been removed since.
   *
   * @throws IOException when the storage fails; another candidate may still be read
   */
  public Optional<byte[]> read(Candidate candidate) throws IOException {
    try (FSDataInputStream in = fileSystem.open(candidate.path())) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Removes all there is of a run, which needs it no more. Nothing happens if there is nothing. */
  public void delete(String runId) throws IOException {
    fileSystem.delete(runFolder(runId), true);
  }

  /** The runs of which there is something, in no order. */
  public List<String> runIds() throws IOException {
    return folder.list(ResultsFolder.CHECKPOINTS).stream()
        .filter(FileStatus::isDirectory)
        .map(status -> status.getPath().getName())
        .toList();
  }

  private void writeWhole(Path path, byte[] bytes) throws IOException {
    // A rename may reach the disk before the data does, and after a power cut the file is empty.
    try (FSDataOutputStream out = fileSystem.create(path, true)) {
      out.write(bytes);
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    }
  }

  private void rename(Path source, Path target) throws IOException {
    IOException failure = null;
    try {
      if (fileSystem.rename(source, target)) {
        return;
      }
    } catch (IOException e) {
      failure = e;
    }
    // A store may report failure after the effect, so what counts is what is there.
    if (!fileSystem.exists(target)) {
      throw new IOException("The store did not rename " + source + " to " + target, failure);
    }
    fileSystem.delete(source, false);
  }

  /** Everything before the checkpoint before {@code epoch}, half-written files among it. */
  private void removeOutdated(Path runFolder, int epoch) throws IOException {
    FileStatus[] files = fileSystem.listStatus(runFolder);
    int before = 0;
    for (FileStatus file : files) {
      String name = file.getPath().getName();
      int own = epochOf(name).orElse(0);
      if (own < epoch && !ResultsFolder.isHidden(name)) {
        before = Math.max(before, own);
      }
    }
    for (FileStatus file : files) {
      OptionalInt own = epochOf(file.getPath().getName());
      if (own.isPresent() && own.getAsInt() < before) {
        fileSystem.delete(file.getPath(), false);
      }
    }
  }

  private void removeAfter(IOException failure, Path temporary) {
    try {
      fileSystem.delete(temporary, false);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static OptionalInt epochOf(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group("epoch")))
        : OptionalInt.empty();
  }

  private Path runFolder(String runId) {
    return folder.resolve(relativeFolder(runId));
  }

  private static String relativeFolder(String runId) {
    if (!runId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          ("A run id must be letters, digits, dots, dashes and underscores and begin with a letter"
                  + " or digit, but got \"%s\"")
              .formatted(runId));
    }
    return ResultsFolder.CHECKPOINTS + "/" + runId;
  }
}
