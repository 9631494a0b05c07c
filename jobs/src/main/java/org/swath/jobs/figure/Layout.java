package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Where the panels of a figure lie below its legend, in rows.
 *
 * @param panels how many, at least 1
 * @param columns how many stand beside each other
 * @param panelHeight of the area between the axes
 * @param legendHeight room above all panels
 * @param across pixels for all columns with what is beside their axes
 */
record Layout(int panels, int columns, int panelHeight, int legendHeight, int across) {

  static final int WIDTH = 900;

  private static final int LEFT = 70;
  private static final int RIGHT = 24;
  private static final int GAP = 62;
  private static final int ABOVE = 44;
  private static final int BELOW = 52;
  private static final int LEGEND_ROW = 24;
  private static final int LEGEND_MARK = 56;
  private static final double LETTER = 6.4;

  static Layout of(int panels, int columns, int panelHeight, List<String> legend) {
    return new Layout(
        panels, Math.min(panels, columns), panelHeight, legendHeight(legend, WIDTH), WIDTH);
  }

  int height() {
    int rows = (panels + columns - 1) / columns;
    return legendHeight + rows * (ABOVE + panelHeight + BELOW);
  }

  boolean inFirstColumn(int panel) {
    return panel % columns == 0;
  }

  ObjectNode grid(int panel) {
    return Axes.object()
        .put("left", left(panel))
        .put("top", top(panel))
        .put("width", width())
        .put("height", panelHeight);
  }

  /** The heading of one panel, above its axis's name. */
  ObjectNode heading(int panel, String text) {
    ObjectNode heading = Axes.object().put("text", text);
    return heading
        .put("left", left(panel) + width() / 2)
        .put("top", top(panel) - 36)
        .put("textAlign", "center");
  }

  /** A legend of points. */
  static ObjectNode pointLegend(List<String> names) {
    return legend(names, WIDTH).put("itemWidth", 12).put("itemGap", 18);
  }

  /** A legend of lines, from the left to {@code across}. */
  static ObjectNode legend(List<String> names, int across) {
    ObjectNode legend = Axes.object().put("top", 4).put("left", LEFT);
    legend.put("width", across - LEFT - RIGHT);
    legend.put("itemWidth", 40).put("itemHeight", 10).put("itemGap", 14);
    names.forEach(legend.putArray("data")::add);
    return legend;
  }

  /** Room for a legend of these names, in as many rows as they need. */
  static int legendHeight(List<String> names, int across) {
    int rows = 1;
    double used = 0;
    for (String name : names) {
      double width = LEGEND_MARK + name.length() * LETTER;
      if (used > 0 && used + width > across - LEFT - RIGHT) {
        rows++;
        used = 0;
      }
      used += width;
    }
    return names.isEmpty() ? 0 : rows * LEGEND_ROW;
  }

  private int width() {
    return (across - LEFT - RIGHT - (columns - 1) * GAP) / columns;
  }

  private int left(int panel) {
    return LEFT + panel % columns * (width() + GAP);
  }

  private int top(int panel) {
    return legendHeight + ABOVE + panel / columns * (ABOVE + panelHeight + BELOW);
  }
}
