package org.swath.core.device;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A stretch of an array's memory and its counterpart on the Java heap. Copying allocates nothing.
 */
public interface ArrayTransfer {

  HostVector onHost();

  /** Copies from the heap to the array. */
  void toArray();

  /** Copies from the array to the heap. */
  void toHost();

  /** Of an array that owns its memory (not a view), in single or double precision. */
  static ArrayTransfer of(INDArray array, int from, int length) {
    return array.dataType() == DataType.DOUBLE
        ? new OfDoubles(
            array,
            new DoublePointer(array.data().pointer()).position(from),
            new HostVector.Doubles(new double[length]))
        : new OfFloats(
            array,
            new FloatPointer(array.data().pointer()).position(from),
            new HostVector.Singles(new float[length]));
  }

  /**
   * Of double precision.
   *
   * @param array keeps the memory alive
   */
  record OfDoubles(INDArray array, DoublePointer memory, HostVector.Doubles onHost)
      implements ArrayTransfer {

    @Override
    public void toArray() {
      memory.put(onHost.values());
    }

    @Override
    public void toHost() {
      memory.get(onHost.values());
    }
  }

  /**
   * Of single precision.
   *
   * @param array keeps the memory alive
   */
  record OfFloats(INDArray array, FloatPointer memory, HostVector.Singles onHost)
      implements ArrayTransfer {

    @Override
    public void toArray() {
      memory.put(onHost.values());
    }

    @Override
    public void toHost() {
      memory.get(onHost.values());
    }
  }
}
