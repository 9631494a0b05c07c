package org.swath.core.device.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A batch of sparse rows, by rows and by columns, and its two products with dense matrices of a
 * fixed width. Selecting a batch and multiplying allocate nothing. Not thread-safe.
 *
 * <p>Every element of a product is a chain of fused multiply-adds in ascending order of what is
 * summed over.
 */
public final class SparseBatch {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int BLOCK = 4 * LENGTH;

  private final SparseRows rows;
  private final int width;
  private int count;

  private final int[] rowStarts;
  private final char[] indices;
  private final float[] values;

  private final int[] columnStarts;
  private final int[] columnEnds;
  private final long[] byColumn;

  /**
   * @param rows what batches are selected from
   * @param largestBatch number of different rows that may be selected at once
   * @param width of the dense matrices, padded
   */
  public SparseBatch(SparseRows rows, int largestBatch, int width) {
    this.rows = rows;
    this.width = width;
    this.rowStarts = new int[largestBatch + 1];
    this.columnStarts = new int[rows.columns() + 1];
    this.columnEnds = new int[rows.columns()];
    int mostValues =
        (int) Math.min(rows.values().length, (long) largestBatch * rows.mostValuesOfARow());
    this.indices = new char[mostValues];
    this.values = new float[mostValues];
    this.byColumn = new long[mostValues];
  }

  /** Turns to the rows {@code examples[from .. from + size)}, in that order. */
  public void select(int[] examples, int from, int size) {
    count = size;
    copyRows(examples, from);
    sortByColumn();
  }

  /** Copies before it computes: the copies of many rows wait for memory together. */
  private void copyRows(int[] examples, int from) {
    int[] starts = rows.starts();
    int to = 0;
    for (int i = 0; i < count; i++) {
      int start = starts[examples[from + i]];
      int length = starts[examples[from + i] + 1] - start;
      System.arraycopy(rows.indices(), start, indices, to, length);
      System.arraycopy(rows.values(), start, values, to, length);
      to += length;
      rowStarts[i + 1] = to;
    }
  }

  private void sortByColumn() {
    int[] next = columnEnds;
    Arrays.fill(next, 0);
    int all = rowStarts[count];
    for (int t = 0; t < all; t++) {
      next[indices[t]]++;
    }
    int sum = 0;
    for (int column = 0; column < next.length; column++) {
      columnStarts[column] = sum;
      sum += next[column];
      next[column] = columnStarts[column];
    }
    columnStarts[next.length] = sum;
    for (int i = 0; i < count; i++) {
      // One number for both: half as many stores, which is what this loop waits for.
      long row = (long) (i * width) << 32;
      int end = rowStarts[i + 1];
      for (int t = rowStarts[i]; t < end; t++) {
        byColumn[next[indices[t]]++] = row | Float.floatToRawIntBits(values[t]) & 0xffffffffL;
      }
    }
  }

  /**
   * Batch times matrix.
   *
   * @param memory holds both matrices
   * @param matrix where a matrix [columns × width] begins
   * @param product where the product [batch × width] goes
   */
  public void times(float[] memory, int matrix, int product) {
    int column = 0;
    for (; column + BLOCK <= width; column += BLOCK) {
      timesBlock(memory, matrix + column, product + column);
    }
    for (; column < width; column += LENGTH) {
      timesVector(memory, matrix + column, product + column);
    }
  }

  private void timesBlock(float[] memory, int matrix, int product) {
    char[] matrixRows = indices;
    float[] factors = values;
    for (int i = 0; i < count; i++) {
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      int end = rowStarts[i + 1];
      for (int t = rowStarts[i]; t < end; t++) {
        int from = matrix + matrixRows[t] * width;
        FloatVector factor = FloatVector.broadcast(SPECIES, factors[t]);
        sum0 = factor.fma(FloatVector.fromArray(SPECIES, memory, from), sum0);
        sum1 = factor.fma(FloatVector.fromArray(SPECIES, memory, from + LENGTH), sum1);
        sum2 = factor.fma(FloatVector.fromArray(SPECIES, memory, from + 2 * LENGTH), sum2);
        sum3 = factor.fma(FloatVector.fromArray(SPECIES, memory, from + 3 * LENGTH), sum3);
      }
      int to = product + i * width;
      sum0.intoArray(memory, to);
      sum1.intoArray(memory, to + LENGTH);
      sum2.intoArray(memory, to + 2 * LENGTH);
      sum3.intoArray(memory, to + 3 * LENGTH);
    }
  }

  private void timesVector(float[] memory, int matrix, int product) {
    char[] matrixRows = indices;
    float[] factors = values;
    for (int i = 0; i < count; i++) {
      FloatVector sum = FloatVector.zero(SPECIES);
      int end = rowStarts[i + 1];
      for (int t = rowStarts[i]; t < end; t++) {
        FloatVector row = FloatVector.fromArray(SPECIES, memory, matrix + matrixRows[t] * width);
        sum = FloatVector.broadcast(SPECIES, factors[t]).fma(row, sum);
      }
      sum.intoArray(memory, product + i * width);
    }
  }

  /**
   * Transposed batch times matrix.
   *
   * @param memory holds the matrix, and where one padded row may be written
   * @param matrix where a matrix [batch × width] begins
   * @param scratch where a padded row begins that may be overwritten
   * @param product [columns × units], rows next to each other without padding
   * @param units number of columns of the product, at most the width
   */
  public void transposedTimes(float[] memory, int matrix, int scratch, float[] product, int units) {
    int column = 0;
    for (; column + BLOCK <= units; column += BLOCK) {
      transposedTimesBlock(memory, matrix + column, product, column, units);
    }
    for (; column < units; column += LENGTH) {
      transposedTimesVector(memory, matrix + column, scratch, product, column, units);
    }
  }

  private void transposedTimesBlock(
      float[] memory, int matrix, float[] product, int column, int units) {
    long[] entries = byColumn;
    int columns = columnEnds.length;
    for (int p = 0; p < columns; p++) {
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      int end = columnStarts[p + 1];
      for (int t = columnStarts[p]; t < end; t++) {
        long entry = entries[t];
        int from = matrix + (int) (entry >>> 32);
        FloatVector factor = FloatVector.broadcast(SPECIES, Float.intBitsToFloat((int) entry));
        sum0 = factor.fma(FloatVector.fromArray(SPECIES, memory, from), sum0);
        sum1 = factor.fma(FloatVector.fromArray(SPECIES, memory, from + LENGTH), sum1);
        sum2 = factor.fma(FloatVector.fromArray(SPECIES, memory, from + 2 * LENGTH), sum2);
        sum3 = factor.fma(FloatVector.fromArray(SPECIES, memory, from + 3 * LENGTH), sum3);
      }
      int to = p * units + column;
      sum0.intoArray(product, to);
      sum1.intoArray(product, to + LENGTH);
      sum2.intoArray(product, to + 2 * LENGTH);
      sum3.intoArray(product, to + 3 * LENGTH);
    }
  }

  private void transposedTimesVector(
      float[] memory, int matrix, int scratch, float[] product, int column, int units) {
    long[] entries = byColumn;
    int columns = columnEnds.length;
    int wanted = Math.min(LENGTH, units - column);
    for (int p = 0; p < columns; p++) {
      FloatVector sum = FloatVector.zero(SPECIES);
      int end = columnStarts[p + 1];
      for (int t = columnStarts[p]; t < end; t++) {
        long entry = entries[t];
        FloatVector row = FloatVector.fromArray(SPECIES, memory, matrix + (int) (entry >>> 32));
        sum = FloatVector.broadcast(SPECIES, Float.intBitsToFloat((int) entry)).fma(row, sum);
      }
      sum.intoArray(memory, scratch);
      System.arraycopy(memory, scratch, product, p * units + column, wanted);
    }
  }
}
