package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What tells one series from another beside its colour, so that a figure can be read in grey:
 * dashes of its line and the shape of its points.
 */
final class LineStyles {

  /** How many series a palette and these styles tell apart. */
  static final int MOST_SERIES = 7;

  /** A cross; also where the curve of a run that diverged ends. */
  static final String CROSS =
      "path://M0,1 L1,0 L5,4 L9,0 L10,1 L6,5 L10,9 L9,10 L5,6 L1,10 L0,9 L4,5 Z";

  private static final String[] SYMBOLS = {
    "circle",
    "rect",
    "triangle",
    "diamond",
    "path://M0,0 L10,0 L5,9 Z",
    "path://M4,0 L6,0 L6,4 L10,4 L10,6 L6,6 L6,10 L4,10 L4,6 L0,6 L0,4 L4,4 Z",
    CROSS
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
