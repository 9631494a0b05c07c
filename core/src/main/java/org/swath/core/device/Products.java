package org.swath.core.device;

/**
 * Products of small dense matrices in double precision. Every sum is taken in one order that
 * depends on the shapes alone. The inner loops run over neighbours in memory, which the compiler
 * turns into the processor's vector instructions.
 */
public final class Products {

  /** How many rows are added at once, so that their sum is read and written once for all. */
  private static final int ROWS = 8;

  private Products() {}

  /**
   * A matrix whose entry (i, k) lies at {@code from + i * row + k * column} of an array: any part
   * of it, also transposed.
   *
   * @param values the array, not copied
   */
  public record Factors(double[] values, int from, int row, int column) {}

  /**
   * Adds A B to C.
   *
   * <p>Rows are copied to arrays of their own first: Java's compiler makes vector instructions of a
   * loop over several arrays only if it runs over the same indices in all of them.
   *
   * @param a A [rows × inner]
   * @param b holds B [inner × columns] from {@code bFrom} on, row after row
   * @param c holds C [rows × columns] from {@code cFrom} on, row after row
   */
  public static void add(
      Factors a, double[] b, int bFrom, double[] c, int cFrom, int rows, int inner, int columns) {
    double[][] some = new double[ROWS][columns];
    double[] sum = new double[columns];
    for (int k = 0; k < inner; k += ROWS) {
      int count = Math.min(ROWS, inner - k);
      for (int r = 0; r < count; r++) {
        System.arraycopy(b, bFrom + (k + r) * columns, some[r], 0, columns);
      }
      for (int i = 0; i < rows; i++) {
        int at = a.from() + i * a.row() + k * a.column();
        int to = cFrom + i * columns;
        System.arraycopy(c, to, sum, 0, columns);
        if (count == ROWS) {
          addRows(a.values(), at, a.column(), some, sum);
        } else {
          for (int r = 0; r < count; r++) {
            addRow(a.values()[at + r * a.column()], some[r], sum);
          }
        }
        System.arraycopy(sum, 0, c, to, columns);
      }
    }
  }

  private static void addRows(double[] factors, int at, int step, double[][] rows, double[] sum) {
    double f0 = factors[at];
    double f1 = factors[at + step];
    double f2 = factors[at + 2 * step];
    double f3 = factors[at + 3 * step];
    double f4 = factors[at + 4 * step];
    double f5 = factors[at + 5 * step];
    double f6 = factors[at + 6 * step];
    double f7 = factors[at + 7 * step];
    double[] r0 = rows[0];
    double[] r1 = rows[1];
    double[] r2 = rows[2];
    double[] r3 = rows[3];
    double[] r4 = rows[4];
    double[] r5 = rows[5];
    double[] r6 = rows[6];
    double[] r7 = rows[7];
    for (int j = 0; j < sum.length; j++) {
      sum[j] +=
          (f0 * r0[j] + f1 * r1[j])
              + (f2 * r2[j] + f3 * r3[j])
              + (f4 * r4[j] + f5 * r5[j])
              + (f6 * r6[j] + f7 * r7[j]);
    }
  }

  private static void addRow(double factor, double[] row, double[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
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
  public static void addToLinear(
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
  public static void transpose(
      double[] a, int aFrom, double[] b, int bFrom, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        b[bFrom + j * rows + i] = a[aFrom + i * columns + j];
      }
    }
  }
}
