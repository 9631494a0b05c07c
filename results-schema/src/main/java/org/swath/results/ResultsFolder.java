package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Where one sweep's results lie, and the names of what lies there. Thread-safe; making one touches
 * nothing.
 */
public final class ResultsFolder {

  /** The spec as given. */
  public static final String SPEC_FILE = "sweep.yaml";

  /** The stored plan; a folder that has it holds a sweep. */
  public static final String PLAN_FILE = "plan.json";

  static final String EPOCHS = "epochs";
  static final String RUNS = "runs";
  static final String ATTEMPTS = "_attempts";
  static final String DRIVER = "_driver";
  static final String COMPACTION = "_compaction";
  static final String CHECKPOINTS = "_checkpoints";

  private final FileSystem fileSystem;
  private final Path root;

  ResultsFolder(FileSystem fileSystem, Path root) {
    this.fileSystem = fileSystem;
    this.root = root;
  }

  /**
   * The folder at a location, which need not exist yet.
   *
   * @param location any Hadoop URI, or a path on Hadoop's default file system
   * @throws ResultsException when Hadoop knows no such file system
   */
  public static ResultsFolder at(String location, Configuration configuration) {
    try {
      Path path = new Path(location);
      FileSystem fileSystem = path.getFileSystem(configuration);
      // The local file system's .crc side files would lie among the results.
      if (fileSystem instanceof ChecksumFileSystem checksummed) {
        fileSystem = withoutChecksums(checksummed, configuration);
      }
      return new ResultsFolder(fileSystem, fileSystem.makeQualified(path));
    } catch (IOException | RuntimeException e) {
      throw new ResultsException(
          ("Results must lie at a path or URI that Hadoop can open, but got \"%s\": %s;"
                  + " check its spelling and the Hadoop configuration")
              .formatted(location, e.getMessage()),
          e);
    }
  }

  private static FileSystem withoutChecksums(
      ChecksumFileSystem checksummed, Configuration configuration) throws IOException {
    FileSystem raw = checksummed.getRawFileSystem();
    if (raw.getClass() != RawLocalFileSystem.class) {
      return raw;
    }
    FileSystem local = new LocalFiles();
    local.initialize(raw.getUri(), configuration);
    return local;
  }

  /** Whether a sweep was created here. */
  public boolean holdsSweep() throws IOException {
    Path plan = resolve(PLAN_FILE);
    return fileSystem.exists(plan) || fileSystem.exists(AtomicTextFile.next(plan));
  }

  /** Whether there are private files of attempts, at work or left by the dead. */
  public boolean holdsAttempts() throws IOException {
    return !list(ATTEMPTS).isEmpty();
  }

  /** Whether a driver is at work here, or left without giving its lease back. */
  public boolean holdsDriver() throws IOException {
    return fileSystem.exists(resolve(DRIVER));
  }

  /**
   * Whether a compaction is at work here, or was interrupted: until {@link ResultsStore#recover()}
   * has settled that, readers other than Swath's may miss runs.
   */
  public boolean holdsCompaction() throws IOException {
    return !CompactionFolder.in(this).isEmpty();
  }

  /**
   * Whether this store renames a folder in one step, whatever is in it, so that results can be
   * compacted beside readers. The local file system and HDFS do; object stores copy.
   */
  public boolean renamesFoldersAtomically() {
    return takesSingleSteps(fileSystem);
  }

  /** Whether a store is known to create a file and to rename a folder in one step each. */
  static boolean takesSingleSteps(FileSystem fileSystem) {
    return fileSystem instanceof RawLocalFileSystem
        || fileSystem.getUri().getScheme().equals("hdfs");
  }

  /**
   * The content of {@link #SPEC_FILE} or {@link #PLAN_FILE}.
   *
   * @throws ResultsException when it is not there
   */
  public String readText(String fileName) throws IOException {
    Path path = resolve(fileName);
    try {
      return readText(path);
    } catch (FileNotFoundException e) {
      // It may be about to be replaced, or have been, by a driver that died.
      Path next = AtomicTextFile.next(path);
      if (fileSystem.exists(next)) {
        return readText(next);
      }
      if (fileSystem.exists(path)) {
        return readText(path);
      }
      String found = fileSystem.exists(root) ? "%s does not" : "there is nothing at %s";
      throw new ResultsException(
          ("A results folder must hold %s, but " + found + "; name the folder of a sweep")
              .formatted(fileName, root),
          e);
    }
  }

  private String readText(Path path) throws IOException {
    try (FSDataInputStream in = fileSystem.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  FileSystem fileSystem() {
    return fileSystem;
  }

  Path root() {
    return root;
  }

  Path resolve(String relative) {
    return new Path(root, relative);
  }

  String relative(Path path) {
    return root.toUri().relativize(path.toUri()).getPath();
  }

  static String attemptFolder(String attemptId) {
    return ATTEMPTS + "/" + CommittedName.requireAttemptId(attemptId);
  }

  static String attemptFile(String attemptId, String kind) {
    return attemptFolder(attemptId) + "/" + kind + CommittedName.SUFFIX;
  }

  static String committedFile(CommittedName name, String kind) {
    return kind + "/" + name.file();
  }

  /** The Parquet files that every reader sees in {@code epochs/} or {@code runs/}, by name. */
  List<Path> visibleFiles(String kind) throws IOException {
    return visibleStatuses(kind).stream().map(FileStatus::getPath).toList();
  }

  /** The same with what the store says of each: its length, for one. */
  List<FileStatus> visibleStatuses(String kind) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus status : list(kind)) {
      if (isVisible(status)) {
        files.add(status);
      }
    }
    files.sort(Comparator.comparing(status -> status.getPath().getName()));
    return files;
  }

  /** Whether every reader takes it, lying in {@code epochs/} or {@code runs/}, for results. */
  static boolean isVisible(FileStatus status) {
    String name = status.getPath().getName();
    return status.isFile() && !isHidden(name) && name.endsWith(CommittedName.SUFFIX);
  }

  /** What lies in a folder; nothing if it does not exist. */
  List<FileStatus> list(String relative) throws IOException {
    try {
      Path path = relative.isEmpty() ? root : resolve(relative);
      return List.of(fileSystem.listStatus(path));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
