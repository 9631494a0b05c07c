package org.swath.core.device.vector;

import java.util.Arrays;

/**
 * A matrix of rows that are mostly zero, by their non-zero values; never changed once made, so any
 * number of threads may read it.
 *
 * @param columns of the matrix, at most 65,535
 * @param starts [rows + 1], where each row begins in the other two
 * @param indices column of each value, ascending within a row
 * @param values not zero
 */
public record SparseRows(int columns, int[] starts, char[] indices, float[] values) {

  /** An index is a char. */
  public static final int MOST_COLUMNS = Character.MAX_VALUE;

  public SparseRows {
    if (columns < 1 || columns > MOST_COLUMNS) {
      throw new IllegalArgumentException("1 to 65,535 columns are possible, but got " + columns);
    }
    if (indices.length != values.length || starts[starts.length - 1] != values.length) {
      throw new IllegalArgumentException(
          "As many indices as values must be there, and the last row must end with them, but got"
              + " %d, %d and %d"
                  .formatted(indices.length, values.length, starts[starts.length - 1]));
    }
  }

  public int rows() {
    return starts.length - 1;
  }

  /** Number of values in the row that has most. */
  public int mostValuesOfARow() {
    int most = 0;
    for (int row = 0; row < rows(); row++) {
      most = Math.max(most, starts[row + 1] - starts[row]);
    }
    return most;
  }

  /** Takes rows one after the other. */
  public static final class Builder {
    private final int columns;
    private final int[] starts;
    private final char[] indices;
    private final float[] values;
    private int row;
    private int count;

    /**
     * @param nonZeros at most, in all rows together
     */
    public Builder(int columns, int rows, int nonZeros) {
      this.columns = columns;
      this.starts = new int[rows + 1];
      this.indices = new char[nonZeros];
      this.values = new float[nonZeros];
    }

    /** Adds a value to the row that is being built; a zero is left out. */
    public void add(int column, float value) {
      if (value != 0) {
        indices[count] = (char) column;
        values[count++] = value;
      }
    }

    public void endRow() {
      starts[++row] = count;
    }

    public SparseRows build() {
      return new SparseRows(
          columns, starts, Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
    }
  }
}
