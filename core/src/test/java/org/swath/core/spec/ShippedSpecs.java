package org.swath.core.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The specs in {@code sweep-specs/}. */
public final class ShippedSpecs {

  /** Tests run in the module's own folder. */
  public static final Path FOLDER = Path.of("..", "sweep-specs");

  private ShippedSpecs() {}

  public static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  public static SweepSpec read(Path file) throws IOException {
    return SweepSpecReader.read(
        Files.readString(file), file.getFileName().toString(), ShippedCatalogue.catalogue());
  }
}
