package org.swath.core.workload.probe;

import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Features as matrices outside the Java heap. */
final class FeatureMatrix {

  private FeatureMatrix() {}

  /**
   * Copies examples {@code from}, {@code from + stride}, … into a matrix and appends a feature that
   * is always 1.
   *
   * @param columns [feature][example]
   * @return [count × features + 1], columns contiguous; the caller closes it
   */
  static INDArray withIntercept(double[][] columns, int from, int count, int stride) {
    long[] shape = {count, columns.length + 1L};
    INDArray matrix = Nd4j.createUninitialized(DataType.DOUBLE, shape, 'f');
    DoublePointer memory = (DoublePointer) matrix.data().pointer();
    double[] chosen = new double[count];
    for (int feature = 0; feature <= columns.length; feature++) {
      for (int i = 0; i < count; i++) {
        chosen[i] = feature == columns.length ? 1 : columns[feature][from + i * stride];
      }
      memory.position((long) feature * count).put(chosen);
    }
    memory.position(0);
    return matrix;
  }
}
