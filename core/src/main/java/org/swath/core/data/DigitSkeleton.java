package org.swath.core.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The pen's way along one form of a digit.
 *
 * @param strokes what is drawn without lifting the pen, in writing order
 */
record DigitSkeleton(List<List<ControlPoint>> strokes) {

  /**
   * A point the pen passes through, on a grid from (0, 0), top left of the digit's box, to (100,
   * 100), bottom right.
   *
   * @param corner whether the pen changes direction sharply here; elsewhere its way is smooth
   */
  record ControlPoint(double x, double y, boolean corner) {}

  DigitSkeleton {
    strokes = strokes.stream().map(List::copyOf).toList();
    if (strokes.isEmpty() || strokes.stream().anyMatch(stroke -> stroke.size() < 2)) {
      throw new IllegalArgumentException("A skeleton must have strokes of at least two points");
    }
  }

  /** Parses "x,y x,y^ x,y / x,y x,y": {@code ^} marks a corner, {@code /} lifts the pen. */
  static DigitSkeleton parse(String text) {
    List<List<ControlPoint>> strokes = new ArrayList<>();
    for (String stroke : text.split(" / ")) {
      List<ControlPoint> points = new ArrayList<>();
      for (String point : stroke.split(" ")) {
        boolean corner = point.endsWith("^");
        int comma = point.indexOf(',');
        points.add(
            new ControlPoint(
                Integer.parseInt(point.substring(0, comma)),
                Integer.parseInt(point.substring(comma + 1, point.length() - (corner ? 1 : 0))),
                corner));
      }
      strokes.add(points);
    }
    return new DigitSkeleton(strokes);
  }
}
