package org.swath.jobs.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the processes of a disturbed sweep know together: a folder beside the results. Each fact is
 * a file that one process makes, and no other can make again.
 *
 * <pre>
 * schedule                     the faults to come
 * counts/SITE-RUN/TIME         the site was reached that often for the run
 * fired/FAULT                  the fault has struck, and where
 * attempts/ATTEMPT             the runs of an attempt that began to train
 * </pre>
 */
final class ChaosRecords {

  private final Path folder;

  ChaosRecords(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder of a sweep that is to be disturbed. */
  static ChaosRecords create(Path folder, ChaosSchedule schedule) throws IOException {
    for (String part : List.of("counts", "fired", "attempts")) {
      Files.createDirectories(folder.resolve(part));
    }
    Files.writeString(folder.resolve("schedule"), schedule.toString());
    return new ChaosRecords(folder);
  }

  Path folder() {
    return folder;
  }

  /** Where the results of the sweep lie. */
  Path results() {
    return folder.resolveSibling("results");
  }

  ChaosSchedule schedule() throws IOException {
    return ChaosSchedule.parse(Files.readString(folder.resolve("schedule")));
  }

  /** Counts that a site is reached, and says which time it is. */
  int count(Site site, String runId) throws IOException {
    Path counts = Files.createDirectories(folder.resolve("counts").resolve(site + "-" + runId));
    int time = children(counts).size();
    while (true) {
      time++;
      try {
        Files.createFile(counts.resolve(Integer.toString(time)));
        return time;
      } catch (FileAlreadyExistsException e) {
        // Another process was faster.
      }
    }
  }

  /**
   * Notes that a fault strikes, for good before it does.
   *
   * @return false when it has struck before
   */
  boolean fire(Fault fault, String where) throws IOException {
    Path file = folder.resolve("fired").resolve(fault.toString().replace('/', '~'));
    String text = "process %d: %s%n".formatted(ProcessHandle.current().pid(), where);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** The faults that have struck. */
  List<Fault> fired() throws IOException {
    return children(folder.resolve("fired")).stream()
        .map(file -> Fault.parse(file.getFileName().toString().replace('~', '/')))
        .toList();
  }

  /** Notes that an attempt begins. */
  void beginAttempt(String attemptId, List<String> runIds) throws IOException {
    Path hidden = folder.resolve("_" + attemptId);
    Files.writeString(hidden, String.join("\n", runIds));
    Files.move(
        hidden, folder.resolve("attempts").resolve(attemptId), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The runs of an attempt; none before it trains. */
  List<String> runsOf(String attemptId) throws IOException {
    try {
      return Files.readAllLines(folder.resolve("attempts").resolve(attemptId));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** The attempts, with when they began. */
  Map<String, FileTime> attempts() throws IOException {
    Map<String, FileTime> attempts = new TreeMap<>();
    for (Path file : children(folder.resolve("attempts"))) {
      attempts.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
    }
    return attempts;
  }

  private static List<Path> children(Path parent) {
    try (Stream<Path> files = Files.list(parent)) {
      return new ArrayList<>(files.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
