package org.swath.core.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder that a user named, local or on any Hadoop file system, with the four MNIST files in it
 * or in its subfolder {@code mnist}. It is only ever read.
 */
final class MnistFolder {

  private static final String SUBFOLDER = "mnist";

  private final FileSystem fileSystem;
  private final Path folder;
  private final Set<String> names;

  private MnistFolder(FileSystem fileSystem, Path folder, Set<String> names) {
    this.fileSystem = fileSystem;
    this.folder = folder;
    this.names = names;
  }

  /**
   * Finds the files without reading them.
   *
   * @param location a URI with its scheme, or else a path of this machine
   * @throws DataException when the four files are in neither folder, or nobody can tell
   */
  static MnistFolder at(String location, MnistFiles files, Configuration hadoop) {
    Path root = path(location);
    FileSystem fileSystem = fileSystem(root, hadoop);
    List<String> lookedAt = new ArrayList<>();
    for (Path folder : List.of(root, new Path(root, SUBFOLDER))) {
      Optional<Set<String>> names = namesIn(fileSystem, folder);
      List<MnistFile> missing =
          files.all().stream()
              .filter(file -> names.isEmpty() || nameIn(names.get(), file).isEmpty())
              .toList();
      if (missing.isEmpty()) {
        return new MnistFolder(fileSystem, folder, names.orElseThrow());
      }
      lookedAt.add("  " + folder + (names.isEmpty() ? " does not exist" : lacks(missing)));
    }
    throw new DataException(
        "The four MNIST files must lie in one folder, but none of these holds them all:\n%s\nName a folder that does (--data or SWATH_DATA), or name none to have them downloaded."
            .formatted(String.join("\n", lookedAt)));
  }

  /** Reads one of the files and makes sure of its content. */
  IdxArray read(MnistFile file) {
    Path path = new Path(folder, nameIn(names, file).orElseThrow());
    try (var stored = fileSystem.open(path)) {
      return file.read(stored, path.toString());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static Path path(String location) {
    try {
      return UserLocation.path(location);
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "The folder of the data must be a path or a URI, but got \"%s\" (%s). Correct it."
              .formatted(location, e.getMessage()),
          e);
    }
  }

  private static FileSystem fileSystem(Path root, Configuration hadoop) {
    try {
      return root.getFileSystem(hadoop);
    } catch (IOException | RuntimeException e) {
      // Hadoop reports a missing file system class or an unknown host as a bare RuntimeException.
      throw new DataException(
          "The folder of the data must be on a file system within reach, but %s is not: %s. Check the address, and that the jars for %s:// are on the class path."
              .formatted(root, e.getMessage(), root.toUri().getScheme()),
          e);
    }
  }

  /** Names of the files in a folder; empty when there is no such folder. */
  private static Optional<Set<String>> namesIn(FileSystem fileSystem, Path folder) {
    try {
      if (!fileSystem.getFileStatus(folder).isDirectory()) {
        throw new DataException(
            "The place of the MNIST files must be a folder, but %s is a file. Name the folder that holds it."
                .formatted(folder));
      }
      Set<String> names = new HashSet<>();
      for (FileStatus status : fileSystem.listStatus(folder)) {
        if (!status.isDirectory()) {
          names.add(status.getPath().getName());
        }
      }
      return Optional.of(names);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static Optional<String> nameIn(Set<String> names, MnistFile file) {
    return file.usualNames().stream().filter(names::contains).findFirst();
  }

  private static String lacks(List<MnistFile> missing) {
    return missing.stream()
        .map(MnistFile::usualNamesShown)
        .collect(Collectors.joining("\n    and ", " lacks\n        ", ""));
  }

  private static DataException unreadable(Path path, IOException cause) {
    return new DataException(
        "%s must be readable, but is not: %s. Grant read permission to the user who runs Swath, and check that the file system answers."
            .formatted(path, cause.getMessage()),
        cause);
  }
}
