package org.swath.core.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to spoil the right spec, from {@code slips.txt}.
 *
 * @param piece the text that is replaced
 * @param replacement what stands there instead
 * @param problems every problem that must be reported, as printed
 */
record Slip(String piece, String replacement, List<String> problems) {

  static List<Slip> all() {
    List<Slip> slips = new ArrayList<>();
    for (String block : resource().split("\n\n")) {
      if (!block.startsWith("#")) {
        slips.add(parse(block.lines().toList()));
      }
    }
    return slips;
  }

  /** The spoilt spec. */
  String text() {
    return SpecText.withChange(piece, replacement);
  }

  private static Slip parse(List<String> lines) {
    return new Slip(
        value(lines.get(0), "piece: "),
        value(lines.get(1), "slip: "),
        List.copyOf(lines.subList(2, lines.size())));
  }

  private static String value(String line, String key) {
    if (!line.startsWith(key)) {
      throw new IllegalArgumentException("The line must begin with " + key + ", but is " + line);
    }
    return line.substring(key.length()).replace("\\n", "\n");
  }

  private static String resource() {
    try (InputStream stream = Slip.class.getResourceAsStream("slips.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
