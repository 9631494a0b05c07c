package org.swath.jobs.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Apache ECharts, which draws figures: its script, with what Swath's figures need beside it, for a
 * page or for an interpreter.
 */
public final class ChartLibrary {

  private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private static final String BANDS = "bands.js";

  private ChartLibrary() {}

  /**
   * The whole library as one script, about a megabyte, with its licence in the first lines. It
   * defines {@code echarts}, and holds no {@code </script>}, so that a page may have it in line.
   */
  public static String script() {
    return text(LIBRARY) + "\n" + text(BANDS);
  }

  private static String text(String resource) {
    try (InputStream in = ChartLibrary.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The chart library must be readable at " + resource, e);
    }
  }
}
