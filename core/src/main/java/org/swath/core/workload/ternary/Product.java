package org.swath.core.workload.ternary;

/**
 * A dense matrix product in single precision, {@code C ← C + A B}: A is [rows × inner], with any
 * distance between its rows and its columns, B is [inner × columns] and C [rows × columns], both
 * without gaps.
 */
interface Product {

  /**
   * Adds the product.
   *
   * @param aAt index of A's first number
   * @param aRow distance from a row of A to the next
   * @param aColumn distance from a column of A to the next
   * @param bAt index of B's first number
   * @param cAt index of C's first number
   */
  void add(
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
      int cAt);

  /**
   * Loops that Java compiles for any processor: eight rows of B at once, so that a row of C is read
   * and written once for all of them.
   */
  static Product plain() {
    return (rows, inner, columns, a, aAt, aRow, aColumn, b, bAt, c, cAt) -> {
      for (int row = 0; row < rows; row++) {
        int from = aAt + row * aRow;
        int to = cAt + row * columns;
        int k = 0;
        for (; k + 8 <= inner; k += 8) {
          float x0 = a[from + k * aColumn];
          float x1 = a[from + (k + 1) * aColumn];
          float x2 = a[from + (k + 2) * aColumn];
          float x3 = a[from + (k + 3) * aColumn];
          float x4 = a[from + (k + 4) * aColumn];
          float x5 = a[from + (k + 5) * aColumn];
          float x6 = a[from + (k + 6) * aColumn];
          float x7 = a[from + (k + 7) * aColumn];
          int b0 = bAt + k * columns;
          int b1 = b0 + columns;
          int b2 = b1 + columns;
          int b3 = b2 + columns;
          int b4 = b3 + columns;
          int b5 = b4 + columns;
          int b6 = b5 + columns;
          int b7 = b6 + columns;
          for (int j = 0; j < columns; j++) {
            c[to + j] +=
                (x0 * b[b0 + j] + x1 * b[b1 + j])
                    + (x2 * b[b2 + j] + x3 * b[b3 + j])
                    + (x4 * b[b4 + j] + x5 * b[b5 + j])
                    + (x6 * b[b6 + j] + x7 * b[b7 + j]);
          }
        }
        for (; k < inner; k++) {
          float x = a[from + k * aColumn];
          int b0 = bAt + k * columns;
          for (int j = 0; j < columns; j++) {
            c[to + j] += x * b[b0 + j];
          }
        }
      }
    };
  }
}
