package org.swath.results;

/** A column of whole numbers, of times, which are numbers too, or of flags. */
final class WholeValues extends ColumnValues {

  private final ColumnType type;
  private final long[] values;

  WholeValues(ColumnType type, int rows) {
    this.type = type;
    this.values = new long[rows];
  }

  @Override
  public void addInt(int value) {
    values[row()] = value;
  }

  @Override
  public void addLong(long value) {
    values[row()] = value;
  }

  @Override
  public void addBoolean(boolean value) {
    values[row()] = value ? 1 : 0;
  }

  @Override
  Object valueIn(int row) {
    return switch (type) {
      case INT32 -> (int) values[row];
      case BOOLEAN -> values[row] != 0;
      default -> values[row];
    };
  }

  /** The same without an object, in a row that has a value. */
  long number(int row) {
    return values[row];
  }
}
