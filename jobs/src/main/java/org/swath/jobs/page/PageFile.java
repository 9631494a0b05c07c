package org.swath.jobs.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A page on a local disk, which is there whole or not at all. */
public final class PageFile {

  private PageFile() {}

  /**
   * Writes the page, over an earlier one if there is one.
   *
   * @throws IOException when the disk fails; an earlier page is still there then
   */
  public static void write(Path target, String html) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary =
        folder.resolve("_%s.%d".formatted(target.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.writeString(temporary, html, StandardCharsets.UTF_8);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
