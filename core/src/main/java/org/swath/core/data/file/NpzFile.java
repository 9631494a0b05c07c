package org.swath.core.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.swath.core.data.DataException;

/** Reads NumPy's NPZ format: a zip archive of NPY files, each called as its array. */
final class NpzFile {

  private static final String SUFFIX = ".npy";

  private NpzFile() {}

  /**
   * Reads one array of an archive.
   *
   * @throws DataException when it is no such archive, or has no such array
   */
  static NumberArray read(StoredFile file, String name) {
    List<String> others = new ArrayList<>();
    Optional<NumberArray> found =
        file.read(
            in -> {
              ZipInputStream archive = new ZipInputStream(in);
              for (ZipEntry entry = archive.getNextEntry();
                  entry != null;
                  entry = archive.getNextEntry()) {
                if (entry.getName().equals(name + SUFFIX)) {
                  return Optional.of(NpyFile.read(archive, "%s, array %s".formatted(file, name)));
                }
                others.add(entry.getName().replaceFirst("\\.npy$", ""));
              }
              return Optional.empty();
            });
    return found.orElseThrow(
        () ->
            new DataException(
                "%s must hold an array \"%s\", but %s."
                    .formatted(
                        file,
                        name,
                        others.isEmpty()
                            ? "is no archive of arrays: write it with numpy.savez"
                            : "has " + String.join(", ", others))));
  }
}
