package org.swath.core.workload.activations;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.swath.core.data.LabelledImages;

/**
 * Images as a matrix [image × pixel] of numbers in [0, 1] outside the Java heap; never changed once
 * made, so any number of threads may read it.
 */
public final class PixelMatrix {

  private static final double WHITE = 255;
  private static final int IMAGES_PER_BLOCK = 4096;

  private final INDArray values;

  private PixelMatrix(INDArray values) {
    this.values = values;
  }

  public static PixelMatrix of(LabelledImages images, DataType precision) {
    int pixels = images.pixelsPerImage();
    INDArray values = Nd4j.createUninitialized(precision, images.count(), pixels);
    DataBuffer buffer = values.data();
    byte[] bytes = images.pixels();
    for (int i = 0; i < bytes.length; i++) {
      // In single precision this is p/255 correctly rounded, as a float division gives it.
      buffer.put(i, Byte.toUnsignedInt(bytes[i]) / WHITE);
    }
    return new PixelMatrix(values);
  }

  /** Of values that the caller no longer changes, [image × pixel] with rows contiguous. */
  public static PixelMatrix of(INDArray values) {
    return new PixelMatrix(values);
  }

  public int rows() {
    return values.rows();
  }

  public int pixels() {
    return values.columns();
  }

  public DataType precision() {
    return values.dataType();
  }

  /**
   * ReLU(x W + b) of every image, [unit][image].
   *
   * @param weights [pixels + 1 × units], the last row the biases
   */
  public double[][] activations(INDArray weights) {
    try (INDArray slopes =
            weights.get(NDArrayIndex.interval(0, pixels()), NDArrayIndex.all()).dup('f');
        INDArray biases = weights.getRow(pixels()).dup()) {
      return products(slopes, product -> Transforms.relu(product.addiRowVector(biases), false));
    }
  }

  /**
   * x V of every image, [column][image].
   *
   * @param matrix V, [pixels × columns]
   */
  public double[][] times(INDArray matrix) {
    try (INDArray contiguous = matrix.dup('f')) {
      return products(contiguous, product -> product);
    }
  }

  /**
   * @param change of a product [images × columns], in place
   */
  private double[][] products(INDArray matrix, UnaryOperator<INDArray> change) {
    double[][] all = new double[matrix.columns()][rows()];
    for (int from = 0; from < rows(); from += IMAGES_PER_BLOCK) {
      int count = Math.min(IMAGES_PER_BLOCK, rows() - from);
      try (INDArray block = change.apply(rows(from, count).mmul(matrix))) {
        for (int column = 0; column < all.length; column++) {
          System.arraycopy(block.getColumn(column).toDoubleVector(), 0, all[column], from, count);
        }
      }
    }
    return all;
  }

  /** A run of rows as a view [count × pixels]. */
  private INDArray rows(int from, int count) {
    return values.get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all());
  }

  /** A writer of batches into {@code target}, one per thread. */
  public Gather into(INDArray target) {
    return new Gather(target);
  }

  /** Copies chosen rows to the top left of a matrix that may have more columns. */
  public final class Gather {

    private final BytePointer from = new BytePointer(values.data().pointer());
    private final BytePointer to;
    private final long rowBytes = (long) pixels() * values.dataType().width();
    private final long targetRowBytes;

    private Gather(INDArray target) {
      if (target.dataType() != values.dataType() || target.columns() < pixels()) {
        throw new IllegalArgumentException("The target must have the same type and enough columns");
      }
      this.to = new BytePointer(target.data().pointer());
      this.targetRowBytes = (long) target.columns() * values.dataType().width();
    }

    /** Copies rows {@code examples[first .. first + count)} in that order. */
    public void copy(int[] examples, int first, int count) {
      for (int i = 0; i < count; i++) {
        from.position(examples[first + i] * rowBytes);
        to.position(i * targetRowBytes);
        Pointer.memcpy(to, from, rowBytes);
      }
    }
  }
}
