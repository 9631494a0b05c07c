package org.swath.results;

/** A column of doubles. */
final class DoubleValues extends ColumnValues {

  private final double[] values;

  DoubleValues(int rows) {
    this.values = new double[rows];
  }

  @Override
  public void addDouble(double value) {
    values[row()] = value;
  }

  @Override
  Object valueIn(int row) {
    return values[row];
  }

  /** The same without an object, in a row that has a value. */
  double number(int row) {
    return values[row];
  }
}
