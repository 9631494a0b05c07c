package org.swath.core.device.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of small dense matrices in single precision, {@code C ← C + A B}, in arrays that need
 * not be aligned nor padded. Every number of C is one chain of fused multiplications and additions
 * along the rows of B, in order.
 */
public final class DenseProduct {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int BLOCK = 4 * LENGTH;
  private static final int BAND = 4;

  private DenseProduct() {}

  /**
   * Adds a product.
   *
   * @param rows of A and C
   * @param inner columns of A, rows of B
   * @param columns of B and C, whose rows follow each other without gaps
   * @param aAt index of A's first number
   * @param aRow distance from a row of A to the next
   * @param aColumn distance from a column of A to the next
   * @param bAt index of B's first number
   * @param cAt index of C's first number
   */
  public static void add(
      int rows,
      int inner,
      int columns,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      float[] c,
      int cAt) {
    int column = 0;
    for (; column + BLOCK <= columns; column += BLOCK) {
      int row = 0;
      for (; row + BAND <= rows; row += BAND) {
        addBlock(
            inner,
            columns,
            a,
            aAt + row * aRow,
            aRow,
            aColumn,
            b,
            bAt + column,
            c,
            cAt + row * columns + column);
      }
      for (; row < rows; row++) {
        addRow(
            inner,
            columns,
            a,
            aAt + row * aRow,
            aColumn,
            b,
            bAt + column,
            c,
            cAt + row * columns + column);
      }
    }
    for (; column + LENGTH <= columns; column += LENGTH) {
      int row = 0;
      for (; row + BAND <= rows; row += BAND) {
        addColumn(
            inner,
            columns,
            a,
            aAt + row * aRow,
            aRow,
            aColumn,
            b,
            bAt + column,
            c,
            cAt + row * columns + column);
      }
      for (; row < rows; row++) {
        addVector(
            inner,
            columns,
            a,
            aAt + row * aRow,
            aColumn,
            b,
            bAt + column,
            c,
            cAt + row * columns + column);
      }
    }
    if (column < columns) {
      VectorMask<Float> rest = SPECIES.indexInRange(column, columns);
      for (int row = 0; row < rows; row++) {
        addRest(
            rest,
            inner,
            columns,
            a,
            aAt + row * aRow,
            aColumn,
            b,
            bAt + column,
            c,
            cAt + row * columns + column);
      }
    }
  }

  /** Four rows by four vectors. */
  private static void addBlock(
      int inner,
      int columns,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      float[] c,
      int c0) {
    int c1 = c0 + columns;
    int c2 = c1 + columns;
    int c3 = c2 + columns;
    FloatVector sum00 = FloatVector.fromArray(SPECIES, c, c0);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, c, c0 + LENGTH);
    FloatVector sum02 = FloatVector.fromArray(SPECIES, c, c0 + 2 * LENGTH);
    FloatVector sum03 = FloatVector.fromArray(SPECIES, c, c0 + 3 * LENGTH);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, c, c1);
    FloatVector sum11 = FloatVector.fromArray(SPECIES, c, c1 + LENGTH);
    FloatVector sum12 = FloatVector.fromArray(SPECIES, c, c1 + 2 * LENGTH);
    FloatVector sum13 = FloatVector.fromArray(SPECIES, c, c1 + 3 * LENGTH);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, c, c2);
    FloatVector sum21 = FloatVector.fromArray(SPECIES, c, c2 + LENGTH);
    FloatVector sum22 = FloatVector.fromArray(SPECIES, c, c2 + 2 * LENGTH);
    FloatVector sum23 = FloatVector.fromArray(SPECIES, c, c2 + 3 * LENGTH);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, c, c3);
    FloatVector sum31 = FloatVector.fromArray(SPECIES, c, c3 + LENGTH);
    FloatVector sum32 = FloatVector.fromArray(SPECIES, c, c3 + 2 * LENGTH);
    FloatVector sum33 = FloatVector.fromArray(SPECIES, c, c3 + 3 * LENGTH);
    for (int k = 0; k < inner; k++) {
      int from = bAt + k * columns;
      int factors = aAt + k * aColumn;
      FloatVector row0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector row1 = FloatVector.fromArray(SPECIES, b, from + LENGTH);
      FloatVector row2 = FloatVector.fromArray(SPECIES, b, from + 2 * LENGTH);
      FloatVector row3 = FloatVector.fromArray(SPECIES, b, from + 3 * LENGTH);
      FloatVector factor = FloatVector.broadcast(SPECIES, a[factors]);
      sum00 = factor.fma(row0, sum00);
      sum01 = factor.fma(row1, sum01);
      sum02 = factor.fma(row2, sum02);
      sum03 = factor.fma(row3, sum03);
      factor = FloatVector.broadcast(SPECIES, a[factors + aRow]);
      sum10 = factor.fma(row0, sum10);
      sum11 = factor.fma(row1, sum11);
      sum12 = factor.fma(row2, sum12);
      sum13 = factor.fma(row3, sum13);
      factor = FloatVector.broadcast(SPECIES, a[factors + 2 * aRow]);
      sum20 = factor.fma(row0, sum20);
      sum21 = factor.fma(row1, sum21);
      sum22 = factor.fma(row2, sum22);
      sum23 = factor.fma(row3, sum23);
      factor = FloatVector.broadcast(SPECIES, a[factors + 3 * aRow]);
      sum30 = factor.fma(row0, sum30);
      sum31 = factor.fma(row1, sum31);
      sum32 = factor.fma(row2, sum32);
      sum33 = factor.fma(row3, sum33);
    }
    store(c, c0, sum00, sum01, sum02, sum03);
    store(c, c1, sum10, sum11, sum12, sum13);
    store(c, c2, sum20, sum21, sum22, sum23);
    store(c, c3, sum30, sum31, sum32, sum33);
  }

  /** One row by four vectors. */
  private static void addRow(
      int inner,
      int columns,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      float[] c,
      int c0) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, c, c0);
    FloatVector sum1 = FloatVector.fromArray(SPECIES, c, c0 + LENGTH);
    FloatVector sum2 = FloatVector.fromArray(SPECIES, c, c0 + 2 * LENGTH);
    FloatVector sum3 = FloatVector.fromArray(SPECIES, c, c0 + 3 * LENGTH);
    for (int k = 0; k < inner; k++) {
      int from = bAt + k * columns;
      FloatVector factor = FloatVector.broadcast(SPECIES, a[aAt + k * aColumn]);
      sum0 = factor.fma(FloatVector.fromArray(SPECIES, b, from), sum0);
      sum1 = factor.fma(FloatVector.fromArray(SPECIES, b, from + LENGTH), sum1);
      sum2 = factor.fma(FloatVector.fromArray(SPECIES, b, from + 2 * LENGTH), sum2);
      sum3 = factor.fma(FloatVector.fromArray(SPECIES, b, from + 3 * LENGTH), sum3);
    }
    store(c, c0, sum0, sum1, sum2, sum3);
  }

  /** Four rows by one vector. */
  private static void addColumn(
      int inner,
      int columns,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      float[] c,
      int c0) {
    int c1 = c0 + columns;
    int c2 = c1 + columns;
    int c3 = c2 + columns;
    FloatVector sum0 = FloatVector.fromArray(SPECIES, c, c0);
    FloatVector sum1 = FloatVector.fromArray(SPECIES, c, c1);
    FloatVector sum2 = FloatVector.fromArray(SPECIES, c, c2);
    FloatVector sum3 = FloatVector.fromArray(SPECIES, c, c3);
    for (int k = 0; k < inner; k++) {
      FloatVector row = FloatVector.fromArray(SPECIES, b, bAt + k * columns);
      int factors = aAt + k * aColumn;
      sum0 = FloatVector.broadcast(SPECIES, a[factors]).fma(row, sum0);
      sum1 = FloatVector.broadcast(SPECIES, a[factors + aRow]).fma(row, sum1);
      sum2 = FloatVector.broadcast(SPECIES, a[factors + 2 * aRow]).fma(row, sum2);
      sum3 = FloatVector.broadcast(SPECIES, a[factors + 3 * aRow]).fma(row, sum3);
    }
    sum0.intoArray(c, c0);
    sum1.intoArray(c, c1);
    sum2.intoArray(c, c2);
    sum3.intoArray(c, c3);
  }

  /** One row by one vector. */
  private static void addVector(
      int inner,
      int columns,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      float[] c,
      int c0) {
    FloatVector sum = FloatVector.fromArray(SPECIES, c, c0);
    for (int k = 0; k < inner; k++) {
      FloatVector row = FloatVector.fromArray(SPECIES, b, bAt + k * columns);
      sum = FloatVector.broadcast(SPECIES, a[aAt + k * aColumn]).fma(row, sum);
    }
    sum.intoArray(c, c0);
  }

  /** One row by the part of a vector that is left of the columns. */
  private static void addRest(
      VectorMask<Float> rest,
      int inner,
      int columns,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      float[] c,
      int c0) {
    FloatVector sum = FloatVector.fromArray(SPECIES, c, c0, rest);
    for (int k = 0; k < inner; k++) {
      FloatVector row = FloatVector.fromArray(SPECIES, b, bAt + k * columns, rest);
      sum = FloatVector.broadcast(SPECIES, a[aAt + k * aColumn]).fma(row, sum);
    }
    sum.intoArray(c, c0, rest);
  }

  private static void store(
      float[] c,
      int at,
      FloatVector part0,
      FloatVector part1,
      FloatVector part2,
      FloatVector part3) {
    part0.intoArray(c, at);
    part1.intoArray(c, at + LENGTH);
    part2.intoArray(c, at + 2 * LENGTH);
    part3.intoArray(c, at + 3 * LENGTH);
  }
}
