package org.swath.jobs.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Learning rates over epochs as text: a letter for each curve, {@code +} where several meet. A
 * column shows every rate of its steps from the lowest to the highest; of many steps, 256 at even
 * distances.
 *
 * @param width of the area that is drawn in, in characters, at least 10
 * @param height of that area, in lines, at least 3
 * @param logarithmic whether rates are drawn by their logarithm; those of 0 are at the bottom then
 * @param epochs how many are drawn, above 0
 */
record RatePlot(int width, int height, boolean logarithmic, double epochs) {

  static final String MARKS = "abcdefghijklmnopqrstuvwxyz";

  private static final char SEVERAL = '+';
  private static final int STEPS_OF_A_COLUMN = 256;
  private static final int LABEL_WIDTH = 9;

  RatePlot {
    if (width < 10 || height < 3) {
      throw new IllegalArgumentException(
          "width >= 10 and height >= 3 must hold, but got " + width + " and " + height);
    }
    if (!(epochs > 0)) {
      throw new IllegalArgumentException("epochs > 0 must hold, but got " + epochs);
    }
  }

  /**
   * Draws curves, the first with the first of {@link #MARKS}.
   *
   * @param curves from 1 to as many as there are marks
   */
  String of(List<RateCurve> curves) {
    double[][][] ranges = new double[curves.size()][][];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = ranges(curves.get(i));
    }
    Axis axis = axis(ranges);
    char[][] area = new char[height][width];
    for (char[] row : area) {
      Arrays.fill(row, ' ');
    }
    for (int i = 0; i < ranges.length; i++) {
      draw(ranges[i], MARKS.charAt(i), axis, area);
    }
    return framed(area, axis);
  }

  /** The lowest and the highest rate of each column; null where the curve has no step. */
  private double[][] ranges(RateCurve curve) {
    double[][] ranges = new double[width][];
    double stepsPerColumn = epochs * curve.horizon().stepsPerEpoch() / width;
    long last = curve.horizon().steps() - 1;
    for (int column = 0; column < width; column++) {
      long from = (long) (column * stepsPerColumn);
      long to = Math.min(last, Math.max(from, (long) Math.ceil((column + 1) * stepsPerColumn) - 1));
      if (from <= last) {
        ranges[column] = range(curve, from, to);
      }
    }
    return ranges;
  }

  private static double[] range(RateCurve curve, long from, long to) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    long points = Math.min(to - from, STEPS_OF_A_COLUMN - 1);
    for (long point = 0; point <= points; point++) {
      long step = points == 0 ? from : from + (long) ((double) (to - from) * point / points);
      double rate = curve.rate().rate(step);
      lowest = Math.min(lowest, rate);
      highest = Math.max(highest, rate);
    }
    return new double[] {lowest, highest};
  }

  private Axis axis(double[][][] ranges) {
    double highest = 0;
    double lowestAboveZero = Double.POSITIVE_INFINITY;
    for (double[][] curve : ranges) {
      for (double[] range : curve) {
        if (range != null) {
          highest = Math.max(highest, range[1]);
          double lowest = range[0] > 0 ? range[0] : range[1];
          lowestAboveZero = lowest > 0 ? Math.min(lowestAboveZero, lowest) : lowestAboveZero;
        }
      }
    }
    double top = highest > 0 ? highest : 1;
    double bottom = logarithmic ? Math.min(lowestAboveZero, top / 10) : 0;
    return new Axis(bottom, top, height, logarithmic);
  }

  private static void draw(double[][] ranges, char mark, Axis axis, char[][] area) {
    for (int column = 0; column < ranges.length; column++) {
      if (ranges[column] != null) {
        int upper = axis.row(ranges[column][1]);
        int lower = axis.row(ranges[column][0]);
        for (int row = upper; row <= lower; row++) {
          area[row][column] = area[row][column] == ' ' ? mark : SEVERAL;
        }
      }
    }
  }

  private String framed(char[][] area, Axis axis) {
    StringBuilder text = new StringBuilder();
    int labelEvery = Math.max(1, (height - 1) / 4);
    for (int row = 0; row < height; row++) {
      boolean labelled = row % labelEvery == 0 && height - 1 - row >= labelEvery;
      boolean shown = labelled || row == height - 1;
      String label = shown ? shortly(axis.rate(row)) : "";
      String line = pad(label) + (shown ? " ┤" : " │") + new String(area[row]);
      text.append(line.stripTrailing()).append('\n');
    }
    text.append(pad("")).append(" └").append("─".repeat(width)).append('\n');
    String end = shortly(epochs);
    String middle = shortly(epochs / 2);
    StringBuilder ticks = new StringBuilder(" ".repeat(LABEL_WIDTH + 2)).append('0');
    tick(ticks, middle, LABEL_WIDTH + 2 + (width - middle.length()) / 2);
    tick(ticks, end, LABEL_WIDTH + 2 + width - end.length());
    return text.append(ticks).append(" epochs\n").toString();
  }

  private static void tick(StringBuilder line, String label, int at) {
    line.append(" ".repeat(Math.max(1, at - line.length()))).append(label);
  }

  private static String pad(String label) {
    return " ".repeat(Math.max(0, LABEL_WIDTH - label.length())) + label;
  }

  private static String shortly(double value) {
    String digits = String.format(Locale.ROOT, "%.3g", value);
    String shown = Numbers.plain(Double.valueOf(digits));
    return shown.length() > LABEL_WIDTH ? String.format(Locale.ROOT, "%.2e", value) : shown;
  }

  /** Which line a rate is on. */
  private record Axis(double bottom, double top, int height, boolean logarithmic) {

    /** From 0 at the top. */
    int row(double rate) {
      double part =
          logarithmic
              ? Math.log(Math.max(rate, bottom) / bottom) / Math.log(top / bottom)
              : (rate - bottom) / (top - bottom);
      return (int) Math.round((1 - part) * (height - 1));
    }

    double rate(int row) {
      double part = 1 - (double) row / (height - 1);
      return logarithmic ? bottom * Math.pow(top / bottom, part) : bottom + (top - bottom) * part;
    }
  }
}
