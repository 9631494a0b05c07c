package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * One figure, ready to be drawn: the same definition for a page and for a file.
 *
 * <p>The {@link #option} is one of <a href="https://echarts.apache.org/en/option.html">Apache
 * ECharts</a> 5 in pure JSON. Whoever draws it sets a {@link FigureTheme}, and turns animation off
 * or leaves it on. What the option keeps to:
 *
 * <ul>
 *   <li>No colours of text, lines, axes or background: they are the theme's. Series with the same
 *       name get the same colour of its palette, so a band goes with its line. Only colours that
 *       are data, as those of a heat map, stand in the option.
 *   <li>No title and no caption: they stand beside the drawing, a page's in its own text.
 *   <li>Every series has {@code dimensions}, the names of the numbers of its items in words of its
 *       reader. An ECharts formatter gets them as {@code params.dimensionNames}, so that one
 *       formatter serves all: a line for each dimension and {@code params.value}.
 *   <li>An item that is one run is an object {@code {value: [...], runId: "...", seed: 1}} with
 *       {@code name}, its configuration in words; a formatter finds it as {@code params.data}. In
 *       parallel coordinates {@code value} has a number or a category for each axis.
 *   <li>A series whose {@code id} begins with {@code band} is the area around a line, or marks on
 *       it: a formatter leaves it out. The numbers of a band are dimensions of its line. The area
 *       is a {@code custom} series with {@code renderItem: "band"}, which {@link ChartLibrary}
 *       draws.
 *   <li>Several panels are several {@code grid}s in one option.
 * </ul>
 *
 * @param id name of its file and of its place in a page: lower-case letters, digits, {@code _} and
 *     {@code -}
 * @param title a few words
 * @param caption what is drawn: n, what a point, a line and a band are, and what was left out;
 *     complete sentences of plain text
 * @param option as above; a copy is kept and a copy is given
 * @param widthPixels of the drawing without title and caption, at least 100
 * @param heightPixels likewise
 */
public record Figure(
    String id, String title, String caption, ObjectNode option, int widthPixels, int heightPixels) {

  private static final int LEAST_PIXELS = 100;

  public Figure {
    if (!id.matches("[a-z0-9][a-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "id must be lower-case letters, digits, _ and -, but got \"" + id + "\"");
    }
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(caption, "caption");
    option = option.deepCopy();
    if (widthPixels < LEAST_PIXELS || heightPixels < LEAST_PIXELS) {
      throw new IllegalArgumentException(
          "A figure must be at least %d pixels wide and high, but got %d by %d"
              .formatted(LEAST_PIXELS, widthPixels, heightPixels));
    }
  }

  @Override
  public ObjectNode option() {
    return option.deepCopy();
  }
}
