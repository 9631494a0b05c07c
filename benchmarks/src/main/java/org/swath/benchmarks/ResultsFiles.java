package org.swath.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** What a sweep left in a results folder on this machine's disk. */
record ResultsFiles(Path folder) {

  /** How many files there are, and their bytes. */
  record Size(int files, long bytes) {}

  Size size() throws IOException {
    int files = 0;
    long bytes = 0;
    for (Path path : files(folder)) {
      files++;
      bytes += Files.size(path);
    }
    return new Size(files, bytes);
  }

  /**
   * When each cohort was committed, since 1970, in ascending order: the rename that commits is the
   * last thing that changes a file's inode.
   */
  List<Long> commitMillis() throws IOException {
    List<Path> records = files(folder.resolve("runs"));
    return records.stream().map(ResultsFiles::inodeChangeMillis).sorted().toList();
  }

  /** Deletes the folder. */
  void delete() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private static long inodeChangeMillis(Path file) {
    try {
      return ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
