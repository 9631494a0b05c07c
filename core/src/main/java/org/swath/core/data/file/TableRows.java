package org.swath.core.data.file;

import java.util.Arrays;

/**
 * Makes examples of the rows of a table, cell by cell: each chosen column once per row, in any
 * order. Not thread-safe.
 */
final class TableRows {

  private static final int FIRST_ROWS = 256;

  private final Columns columns;
  private final Mistakes mistakes;
  private float[] features;
  private long[] labels;
  private float[] targets;
  private int rows;

  TableRows(Columns columns, Mistakes mistakes) {
    this.columns = columns;
    this.mistakes = mistakes;
    this.features = new float[FIRST_ROWS * columns.features().size()];
    this.labels = new long[columns.labelled() ? FIRST_ROWS : 0];
    this.targets = new float[FIRST_ROWS * columns.targets().size()];
  }

  /** Begins the next row. */
  void startRow() {
    rows++;
    features = withRoom(features, columns.features().size());
    targets = withRoom(targets, columns.targets().size());
    if (columns.labelled() && rows > labels.length) {
      labels = Arrays.copyOf(labels, grown(labels.length));
    }
  }

  /** Sets the input that stands at a place among the columns of features. */
  void feature(int place, double value, String where) {
    features[(rows - 1) * columns.features().size() + place] = single(value, where);
  }

  void target(int place, double value, String where) {
    targets[(rows - 1) * columns.targets().size() + place] = single(value, where);
  }

  void label(double value, String where) {
    if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
      mistakes.add("%s: a label must be a whole number, but is %s".formatted(where, value));
    } else {
      labels[rows - 1] = (long) value;
    }
  }

  RawExamples examples(String place) {
    int size = columns.features().size();
    return new RawExamples(
        place,
        columns.features().stream().map(columns.names()::get).toList(),
        rows,
        1,
        size,
        Arrays.copyOf(features, rows * size),
        Arrays.copyOf(labels, columns.labelled() ? rows : 0),
        Arrays.copyOf(targets, rows * columns.targets().size()));
  }

  private float single(double value, String where) {
    float rounded = (float) value;
    if (!Float.isFinite(rounded)) {
      mistakes.add(
          "%s: must be a finite number of at most 3.4e38, but is %s".formatted(where, value));
    }
    return rounded;
  }

  private float[] withRoom(float[] values, int perRow) {
    return (long) rows * perRow <= values.length
        ? values
        : Arrays.copyOf(values, grown(values.length));
  }

  private int grown(int length) {
    if (length > Integer.MAX_VALUE / 2) {
      mistakes.add("data must fit in memory, at most 2^31 numbers, but there are more");
      mistakes.throwIfAny();
    }
    return length * 2;
  }
}
