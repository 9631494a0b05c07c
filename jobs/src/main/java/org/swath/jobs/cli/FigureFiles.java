package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.render.FigureFormat;
import org.swath.jobs.figure.render.FigureRenderer;

/** Writes figures to local files, each whole or not at all. */
final class FigureFiles {

  private FigureFiles() {}

  /**
   * Writes every figure in every format, named after its id, and says so line by line.
   *
   * @throws RefusedException when the folder or a file cannot be written
   */
  static void write(
      List<Figure> figures,
      List<FigureFormat> formats,
      Path folder,
      FigureRenderer renderer,
      PrintStream out) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RefusedException(
          "--out must be a folder, or a path where one can be made, but %s is not: %s. Name another"
              .formatted(folder, e),
          e);
    }
    List<FigureFormat> different = formats.stream().distinct().toList();
    for (Figure figure : figures) {
      List<byte[]> drawn = renderer.draw(figure, different);
      for (int i = 0; i < drawn.size(); i++) {
        Path file = folder.resolve(figure.id() + "." + different.get(i).extension());
        write(drawn.get(i), file);
        out.println(file);
      }
    }
  }

  /**
   * Writes one file through another beside it.
   *
   * @throws RefusedException when it cannot be written
   */
  static void write(byte[] bytes, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
      try {
        Files.write(part, bytes);
        part.toFile().setReadable(true, false);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new RefusedException(
          "A figure must go to a file that can be written, but %s cannot: %s. Name another"
              .formatted(file, e),
          e);
    }
  }
}
