package org.swath.core.device.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the rows of a dense matrix [rows × width]: of its columns, and of the products of its
 * columns. Rows are summed in single precision up to 128 at a time, those sums in double.
 */
public final class ColumnProducts {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int BLOCK = 4 * LENGTH;
  private static final int ROWS_IN_SINGLE = 128;
  private static final int BAND = 4;

  private ColumnProducts() {}

  /**
   * Sums of columns.
   *
   * @param memory holds the matrix
   * @param matrix where it begins
   * @param scratch where a padded row begins that may be overwritten
   * @param sums [units], receives the sums of the first columns
   */
  public static void sums(
      float[] memory, int matrix, int rows, int width, int scratch, double[] sums) {
    java.util.Arrays.fill(sums, 0);
    for (int first = 0; first < rows; first += ROWS_IN_SINGLE) {
      int end = Math.min(rows, first + ROWS_IN_SINGLE);
      for (int column = 0; column < width; column += LENGTH) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = first; i < end; i++) {
          sum = sum.add(FloatVector.fromArray(SPECIES, memory, matrix + i * width + column));
        }
        sum.intoArray(memory, scratch + column);
      }
      for (int column = 0; column < sums.length; column++) {
        sums[column] += memory[scratch + column];
      }
    }
  }

  /**
   * Transposed matrix times itself.
   *
   * @param memory holds the matrix
   * @param matrix where it begins
   * @param scratch where a matrix [width × width] begins that may be overwritten
   * @param units number of columns that count, at most the width
   * @param products [units × units], receives the products
   */
  public static void products(
      float[] memory, int matrix, int rows, int width, int scratch, int units, double[] products) {
    java.util.Arrays.fill(products, 0);
    for (int first = 0; first < rows; first += ROWS_IN_SINGLE) {
      int count = Math.min(rows - first, ROWS_IN_SINGLE);
      productsInSingle(memory, matrix + first * width, count, width, scratch);
      for (int j = 0; j < units; j++) {
        int from = scratch + j * width;
        int to = j * units;
        for (int k = 0; k < units; k++) {
          products[to + k] += memory[from + k];
        }
      }
    }
  }

  private static void productsInSingle(
      float[] memory, int matrix, int rows, int width, int scratch) {
    int column = 0;
    for (; column + BLOCK <= width; column += BLOCK) {
      for (int band = 0; band < width; band += BAND) {
        productOfBand(memory, matrix, rows, width, band, column, scratch + band * width + column);
      }
    }
    for (; column < width; column += LENGTH) {
      for (int band = 0; band < width; band++) {
        productOfColumn(memory, matrix, rows, width, band, column, scratch + band * width + column);
      }
    }
  }

  private static void productOfBand(
      float[] memory, int matrix, int rows, int width, int band, int column, int to) {
    FloatVector sum00 = FloatVector.zero(SPECIES);
    FloatVector sum01 = sum00;
    FloatVector sum02 = sum00;
    FloatVector sum03 = sum00;
    FloatVector sum10 = sum00;
    FloatVector sum11 = sum00;
    FloatVector sum12 = sum00;
    FloatVector sum13 = sum00;
    FloatVector sum20 = sum00;
    FloatVector sum21 = sum00;
    FloatVector sum22 = sum00;
    FloatVector sum23 = sum00;
    FloatVector sum30 = sum00;
    FloatVector sum31 = sum00;
    FloatVector sum32 = sum00;
    FloatVector sum33 = sum00;
    for (int i = 0; i < rows; i++) {
      int from = matrix + i * width + column;
      int factors = matrix + i * width + band;
      FloatVector row0 = FloatVector.fromArray(SPECIES, memory, from);
      FloatVector row1 = FloatVector.fromArray(SPECIES, memory, from + LENGTH);
      FloatVector row2 = FloatVector.fromArray(SPECIES, memory, from + 2 * LENGTH);
      FloatVector row3 = FloatVector.fromArray(SPECIES, memory, from + 3 * LENGTH);
      FloatVector factor = FloatVector.broadcast(SPECIES, memory[factors]);
      sum00 = factor.fma(row0, sum00);
      sum01 = factor.fma(row1, sum01);
      sum02 = factor.fma(row2, sum02);
      sum03 = factor.fma(row3, sum03);
      factor = FloatVector.broadcast(SPECIES, memory[factors + 1]);
      sum10 = factor.fma(row0, sum10);
      sum11 = factor.fma(row1, sum11);
      sum12 = factor.fma(row2, sum12);
      sum13 = factor.fma(row3, sum13);
      factor = FloatVector.broadcast(SPECIES, memory[factors + 2]);
      sum20 = factor.fma(row0, sum20);
      sum21 = factor.fma(row1, sum21);
      sum22 = factor.fma(row2, sum22);
      sum23 = factor.fma(row3, sum23);
      factor = FloatVector.broadcast(SPECIES, memory[factors + 3]);
      sum30 = factor.fma(row0, sum30);
      sum31 = factor.fma(row1, sum31);
      sum32 = factor.fma(row2, sum32);
      sum33 = factor.fma(row3, sum33);
    }
    store(memory, to, sum00, sum01, sum02, sum03);
    store(memory, to + width, sum10, sum11, sum12, sum13);
    store(memory, to + 2 * width, sum20, sum21, sum22, sum23);
    store(memory, to + 3 * width, sum30, sum31, sum32, sum33);
  }

  private static void productOfColumn(
      float[] memory, int matrix, int rows, int width, int band, int column, int to) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < rows; i++) {
      FloatVector row = FloatVector.fromArray(SPECIES, memory, matrix + i * width + column);
      sum = FloatVector.broadcast(SPECIES, memory[matrix + i * width + band]).fma(row, sum);
    }
    sum.intoArray(memory, to);
  }

  private static void store(
      float[] memory,
      int to,
      FloatVector part0,
      FloatVector part1,
      FloatVector part2,
      FloatVector part3) {
    part0.intoArray(memory, to);
    part1.intoArray(memory, to + LENGTH);
    part2.intoArray(memory, to + 2 * LENGTH);
    part3.intoArray(memory, to + 3 * LENGTH);
  }
}
