package org.swath.core.device;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix product {@code C ← α op(A) op(B) + β C} between fixed arrays, computed as often as
 * asked.
 *
 * <p>Calls the BLAS under ND4J directly: ND4J's own {@code gemm} goes through a general operation
 * whose bookkeeping costs as much as a small product itself. The arrays may be views as long as one
 * of their dimensions is contiguous; C must have contiguous columns. Computing allocates nothing.
 */
public final class Gemm {

  private final Operand a;
  private final Operand b;
  private final Operand c;
  private final int rows;
  private final int columns;
  private final int inner;
  private final boolean inDouble;

  private Gemm(Operand a, Operand b, Operand c, boolean inDouble) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.rows = a.rows;
    this.columns = b.columns;
    this.inner = a.columns;
    this.inDouble = inDouble;
    if (b.rows != inner || c.rows != rows || c.columns != columns) {
      throw new IllegalArgumentException(
          "Shapes must fit, but got %dx%d times %dx%d into %dx%d"
              .formatted(rows, inner, b.rows, columns, c.rows, c.columns));
    }
    if (c.blasTransposed) {
      throw new IllegalArgumentException("The columns of the product must be contiguous");
    }
  }

  /** {@code C ← α A B + β C}. */
  public static Gemm product(INDArray a, INDArray b, INDArray c) {
    return of(a, false, b, c);
  }

  /** {@code C ← α Aᵀ B + β C}. */
  public static Gemm transposedProduct(INDArray a, INDArray b, INDArray c) {
    return of(a, true, b, c);
  }

  private static Gemm of(INDArray a, boolean transposeA, INDArray b, INDArray c) {
    DataType type = c.dataType();
    boolean supported = type == DataType.FLOAT || type == DataType.DOUBLE;
    if (!supported || a.dataType() != type || b.dataType() != type) {
      throw new IllegalArgumentException(
          "All arrays must be FLOAT or all DOUBLE, but got %s, %s and %s"
              .formatted(a.dataType(), b.dataType(), type));
    }
    return new Gemm(
        Operand.of(a, transposeA),
        Operand.of(b, false),
        Operand.of(c, false),
        type == DataType.DOUBLE);
  }

  /** Computes the product from what the arrays hold now. */
  public void compute(double alpha, double beta) {
    if (inDouble) {
      cblas_dgemm(
          CblasColMajor,
          a.blasFlag(),
          b.blasFlag(),
          rows,
          columns,
          inner,
          alpha,
          (DoublePointer) a.memory,
          a.leading,
          (DoublePointer) b.memory,
          b.leading,
          beta,
          (DoublePointer) c.memory,
          c.leading);
    } else {
      cblas_sgemm(
          CblasColMajor,
          a.blasFlag(),
          b.blasFlag(),
          rows,
          columns,
          inner,
          (float) alpha,
          (FloatPointer) a.memory,
          a.leading,
          (FloatPointer) b.memory,
          b.leading,
          (float) beta,
          (FloatPointer) c.memory,
          c.leading);
    }
  }

  /**
   * A matrix as BLAS sees it.
   *
   * @param array keeps the memory alive
   * @param rows of op(matrix)
   * @param columns of op(matrix)
   * @param leading distance of BLAS columns, in elements
   * @param blasTransposed whether BLAS, which reads columns, sees op(matrix) transposed
   */
  private record Operand(
      INDArray array, Pointer memory, int rows, int columns, int leading, boolean blasTransposed) {

    static Operand of(INDArray matrix, boolean transpose) {
      if (matrix.rank() != 2) {
        throw new IllegalArgumentException("A matrix must have rank 2, but got " + matrix.rank());
      }
      boolean columnsContiguous = matrix.stride(0) == 1;
      if (!columnsContiguous && matrix.stride(1) != 1) {
        throw new IllegalArgumentException("A matrix needs contiguous rows or columns");
      }
      int rows = Math.toIntExact(matrix.size(0));
      int columns = Math.toIntExact(matrix.size(1));
      return new Operand(
          matrix,
          matrix.data().addressPointer(),
          transpose ? columns : rows,
          transpose ? rows : columns,
          leading(matrix, columnsContiguous ? 0 : 1),
          transpose == columnsContiguous);
    }

    /**
     * At least the length of a BLAS column, also where there is one only and its stride is free.
     */
    private static int leading(INDArray matrix, int contiguous) {
      return Math.toIntExact(Math.max(matrix.stride(1 - contiguous), matrix.size(contiguous)));
    }

    int blasFlag() {
      return blasTransposed ? CblasTrans : CblasNoTrans;
    }
  }
}
