package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What tells one series from another beside its colour, so that a figure can be read in grey:
 * dashes of its line and the shape of its points.
 */
final class LineStyles {

  /** How many series a palette and these styles tell apart. */
  static final int MOST_SERIES = 7;

  private static final String[] SYMBOLS = {
    "circle", "rect", "triangle", "diamond", "pin", "roundRect", "arrow"
  };

  private LineStyles() {}

  static String symbol(int series) {
    return SYMBOLS[series % SYMBOLS.length];
  }

  /** A {@code lineStyle} with the dashes of a series. */
  static ObjectNode line(int series, double width) {
    ObjectNode style = Axes.object().put("width", width);
    switch (series % 4) {
      case 1 -> style.putArray("type").add(8).add(3);
      case 2 -> style.putArray("type").add(2).add(2);
      case 3 -> style.putArray("type").add(10).add(3).add(2).add(3);
      default -> style.put("type", "solid");
    }
    return style;
  }
}
