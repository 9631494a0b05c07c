package org.swath.jobs.chaos;

import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local file system under the scheme {@code chaos}, where the faults of a schedule strike what
 * Swath does in a results folder.
 */
public final class ChaosFileSystem extends RawLocalFileSystem {

  static final String SCHEME = "chaos";

  /** Hadoop's setting that names the folder of the {@link ChaosRecords}. */
  static final String FOLDER_KEY = "swath.chaos.folder";

  private static final int BYTES_BEFORE_DISK_FULL = 40;
  private static final Pattern ATTEMPT = Pattern.compile("/_attempts/(?<attempt>[^/]+)");

  private static final Pattern CHECKPOINT = Pattern.compile("/_checkpoints/(?<run>[^/]+)");

  private Strikes strikes;

  /** What the store was asked to do. */
  private enum Operation {
    CREATE,
    RENAME,
    DELETE,
    MAKE_FOLDER
  }

  private interface Effect<T> {
    T happen() throws IOException;
  }

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    strikes = new Strikes(new ChaosRecords(java.nio.file.Path.of(configuration.get(FOLDER_KEY))));
  }

  @Override
  public URI getUri() {
    // The superclass asks before this class is initialised, so this cannot be a field.
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public File pathToFile(Path path) {
    return new File(path.toUri().getPath());
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // The superclass would start a process for each file.
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    return disturbed(
        Operation.RENAME,
        source,
        target,
        // The local file system would overwrite; HDFS and object stores do not.
        () -> !exists(target) && super.rename(source, target));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return disturbed(Operation.DELETE, path, path, () -> super.delete(path, recursive));
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    return disturbed(Operation.MAKE_FOLDER, path, path, () -> super.mkdirs(path));
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
    Effect<FSDataOutputStream> create =
        () -> super.create(path, overwrite, bufferSize, replication, blockSize, progress);
    Optional<Fault> fault = due(Operation.CREATE, path, path);
    if (fault.isPresent() && fault.get().kind() == Kind.DISK_FULL) {
      return new FSDataOutputStream(new FullDisk(create.happen(), fault.get()), statistics);
    }
    return strike(fault, path, create);
  }

  private <T> T disturbed(Operation operation, Path source, Path target, Effect<T> effect)
      throws IOException {
    return strike(due(operation, source, target), target, effect);
  }

  private static <T> T strike(Optional<Fault> fault, Path target, Effect<T> effect)
      throws IOException {
    if (fault.isEmpty()) {
      return effect.happen();
    }
    switch (fault.get().kind()) {
      case KILL_PROCESS -> Strikes.killProcess();
      case STORE_DELAYS -> Strikes.delay();
      // Only a write can fill a disk; elsewhere the store fails as it fails for other reasons.
      case STORE_FAILS, DISK_FULL -> throw new IOException("chaos: " + fault.get());
      default -> {}
    }
    T result = effect.happen();
    java.nio.file.Path file = java.nio.file.Path.of(target.toUri().getPath());
    boolean isFile = java.nio.file.Files.isRegularFile(file);
    switch (fault.get().kind()) {
      case STORE_FAILS_AFTER_SUCCESS -> {
        if (result instanceof OutputStream out) {
          out.close();
        }
        throw new IOException("chaos: " + fault.get());
      }
      case CORRUPT -> {
        if (isFile) {
          Strikes.corrupt(file);
        }
      }
      case TRUNCATE -> {
        if (isFile) {
          Strikes.truncate(file);
        }
      }
      default -> {}
    }
    return result;
  }

  private Optional<Fault> due(Operation operation, Path source, Path target) throws IOException {
    Optional<Site> site = site(operation, source, target);
    if (site.isEmpty()) {
      return Optional.empty();
    }
    return strikes.reached(
        site.get(), runIds(source.toString()), operation + " " + source + " " + target);
  }

  /** Whose file it is, where that can be told. */
  private List<String> runIds(String path) throws IOException {
    Matcher checkpoint = CHECKPOINT.matcher(path);
    if (checkpoint.find()) {
      return List.of(checkpoint.group("run"));
    }
    Matcher attempt = ATTEMPT.matcher(path);
    return attempt.find() ? strikes.records().runsOf(attempt.group("attempt")) : List.of();
  }

  private static Optional<Site> site(Operation operation, Path source, Path target) {
    String from = source.toUri().getPath();
    String to = target.toUri().getPath();
    if (from.contains("/_compaction") || to.contains("/_compaction")) {
      return Optional.of(Site.IN_COMPACTION);
    }
    if (from.contains("/_checkpoints")) {
      return Optional.of(
          operation == Operation.RENAME ? Site.CHECKPOINT_WRITTEN : Site.IN_CHECKPOINT);
    }
    if (source.getName().startsWith("_driver")) {
      return Optional.of(Site.IN_LEASE);
    }
    boolean visible = to.matches(".*/(epochs|runs)/[^/]*");
    boolean wasVisible = from.matches(".*/(epochs|runs)/[^/]*");
    return switch (operation) {
      case RENAME -> {
        if (visible) {
          boolean runs = target.getParent().getName().equals("runs");
          yield Optional.of(runs ? Site.DURING_COMMIT : Site.PUBLISHING_EPOCHS);
        }
        yield Optional.of(wasVisible ? Site.WITHDRAWING : Site.CREATING_SWEEP);
      }
      case DELETE ->
          wasVisible
              ? Optional.of(Site.WITHDRAWING)
              : from.contains("/_attempts/")
                  ? Optional.of(Site.REMOVING_ATTEMPT)
                  : Optional.empty();
      case CREATE ->
          Optional.of(from.contains("/_attempts/") ? Site.WRITING_ATTEMPT : Site.CREATING_SWEEP);
      case MAKE_FOLDER ->
          from.matches(".*/(epochs|runs)") ? Optional.of(Site.CREATING_SWEEP) : Optional.empty();
    };
  }

  /** Takes a few bytes and no more. */
  private static final class FullDisk extends FilterOutputStream {

    private final Fault fault;
    private int left = BYTES_BEFORE_DISK_FULL;

    FullDisk(OutputStream out, Fault fault) {
      super(out);
      this.fault = fault;
    }

    @Override
    public void write(int value) throws IOException {
      take(1);
      out.write(value);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
      int room = Math.min(left, length);
      out.write(data, offset, room);
      take(length);
    }

    private void take(int bytes) throws IOException {
      if (bytes > left) {
        left = 0;
        throw new IOException("No space left on device (chaos: " + fault + ")");
      }
      left -= bytes;
    }
  }
}
