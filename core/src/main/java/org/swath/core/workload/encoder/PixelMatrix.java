package org.swath.core.workload.encoder;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.core.data.LabelledImages;

/**
 * Images as a matrix [image × pixel] of numbers in [0, 1] outside the Java heap; never changed once
 * made, so any number of threads may read it.
 */
final class PixelMatrix {

  private static final double WHITE = 255;

  private final INDArray values;

  private PixelMatrix(INDArray values) {
    this.values = values;
  }

  static PixelMatrix of(LabelledImages images, DataType precision) {
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
  static PixelMatrix of(INDArray values) {
    return new PixelMatrix(values);
  }

  int rows() {
    return values.rows();
  }

  int pixels() {
    return values.columns();
  }

  DataType precision() {
    return values.dataType();
  }

  /** A run of rows as a view [count × pixels]. */
  INDArray rows(int from, int count) {
    return values.get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all());
  }

  /** A writer of batches into {@code target}, one per thread. */
  Gather into(INDArray target) {
    return new Gather(target);
  }

  /** Copies chosen rows to the top left of a matrix that may have more columns. */
  final class Gather {

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
    void copy(int[] examples, int first, int count) {
      for (int i = 0; i < count; i++) {
        from.position(examples[first + i] * rowBytes);
        to.position(i * targetRowBytes);
        Pointer.memcpy(to, from, rowBytes);
      }
    }
  }
}
