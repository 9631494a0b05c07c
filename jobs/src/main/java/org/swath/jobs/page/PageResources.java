package org.swath.jobs.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The styles and scripts of a page, which lie beside this class. */
final class PageResources {

  private PageResources() {}

  /** The text of these files, one after the other. */
  static String text(List<String> names) {
    return names.stream().map(PageResources::text).collect(Collectors.joining());
  }

  private static String text(String name) {
    try (InputStream in = PageResources.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("A part of the page must be readable: " + name, e);
    }
  }
}
