package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The colours and fonts of a figure: a theme of Apache ECharts for each background.
 *
 * <p>Series take their colours from the palette of Okabe and Ito (2008), which people with any
 * common colour blindness can tell apart; on white without its yellow, on black with white in the
 * place of black.
 */
public enum FigureTheme {
  /** Dark on white, for print. */
  LIGHT,
  /** Light on near black. */
  DARK;

  /** The theme's name, {@code light}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The theme, as {@code echarts.registerTheme} takes it. */
  public ObjectNode json() {
    String resource = text() + ".json";
    try (InputStream in = FigureTheme.class.getResourceAsStream(resource)) {
      return (ObjectNode) new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The theme " + resource + " must be readable", e);
    }
  }
}
