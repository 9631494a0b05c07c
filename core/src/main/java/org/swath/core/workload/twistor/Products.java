package org.swath.core.workload.twistor;

/**
 * Products of small dense matrices in double precision. Every sum is taken in one order that
 * depends on the shapes alone. The inner loops run over neighbours in memory, which the compiler
 * turns into the processor's vector instructions.
 */
final class Products {

  /** How many rows are added at once, so that their sum is read and written once for all. */
  private static final int ROWS = 8;

  private Products() {}

  /**
   * A matrix whose entry (i, k) lies at {@code from + i * row + k * column} of an array: any part
   * of it, also transposed.
   *
   * @param values the array, not copied
   */
  record Factors(double[] values, int from, int row, int column) {}

  /**
   * Adds A B to C.
   *
   * @param a A [rows × inner]
   * @param b holds B [inner × columns] from {@code bFrom} on, row after row
   * @param c holds C [rows × columns] from {@code cFrom} on, row after row
   */
  static void add(
      Factors a, double[] b, int bFrom, double[] c, int cFrom, int rows, int inner, int columns) {
    double[] factors = a.values();
    int step = a.column();
    for (int i = 0; i < rows; i++) {
      int at = a.from() + i * a.row();
      int to = cFrom + i * columns;
      int k = 0;
      for (; k + ROWS <= inner; k += ROWS) {
        double f0 = factors[at];
        double f1 = factors[at + step];
        double f2 = factors[at + 2 * step];
        double f3 = factors[at + 3 * step];
        double f4 = factors[at + 4 * step];
        double f5 = factors[at + 5 * step];
        double f6 = factors[at + 6 * step];
        double f7 = factors[at + 7 * step];
        at += ROWS * step;
        int b0 = bFrom + k * columns;
        int b1 = b0 + columns;
        int b2 = b1 + columns;
        int b3 = b2 + columns;
        int b4 = b3 + columns;
        int b5 = b4 + columns;
        int b6 = b5 + columns;
        int b7 = b6 + columns;
        for (int j = 0; j < columns; j++) {
          c[to + j] +=
              (f0 * b[b0 + j] + f1 * b[b1 + j])
                  + (f2 * b[b2 + j] + f3 * b[b3 + j])
                  + (f4 * b[b4 + j] + f5 * b[b5 + j])
                  + (f6 * b[b6 + j] + f7 * b[b7 + j]);
        }
      }
      for (; k < inner; k++) {
        double f = factors[at];
        at += step;
        int row = bFrom + k * columns;
        for (int j = 0; j < columns; j++) {
          c[to + j] += f * b[row + j];
        }
      }
    }
  }

  /**
   * Adds A Bᵀ to C, and the sums of the rows of B to a row of their own below C: what a linear map
   * of inputs A has as its gradient where B holds the slopes of its outputs.
   *
   * @param a holds A [rows × inner] from {@code aFrom} on
   * @param b holds B [columns × inner] from {@code bFrom} on
   * @param c holds C [rows + 1 × columns] from {@code cFrom} on
   */
  static void addToLinear(
      double[] a,
      int aFrom,
      double[] b,
      int bFrom,
      double[] c,
      int cFrom,
      int rows,
      int inner,
      int columns) {
    for (int j = 0; j < columns; j++) {
      int from = bFrom + j * inner;
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        int a0 = aFrom + i * inner;
        int a1 = a0 + inner;
        int a2 = a1 + inner;
        int a3 = a2 + inner;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int k = 0; k < inner; k++) {
          double slope = b[from + k];
          s0 += a[a0 + k] * slope;
          s1 += a[a1 + k] * slope;
          s2 += a[a2 + k] * slope;
          s3 += a[a3 + k] * slope;
        }
        c[cFrom + i * columns + j] += s0;
        c[cFrom + (i + 1) * columns + j] += s1;
        c[cFrom + (i + 2) * columns + j] += s2;
        c[cFrom + (i + 3) * columns + j] += s3;
      }
      for (; i < rows; i++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += a[aFrom + i * inner + k] * b[from + k];
        }
        c[cFrom + i * columns + j] += sum;
      }
      double sum = 0;
      for (int k = 0; k < inner; k++) {
        sum += b[from + k];
      }
      c[cFrom + rows * columns + j] += sum;
    }
  }

  /** Fills B [columns × rows] with A [rows × columns] transposed. */
  static void transpose(double[] a, int aFrom, double[] b, int bFrom, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        b[bFrom + j * rows + i] = a[aFrom + i * columns + j];
      }
    }
  }
}
