package org.swath.core.workload.encoder;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A small array's values as doubles on the Java heap, for arithmetic that is cheaper there than as
 * many tiny array operations. Copying allocates nothing.
 */
interface HostCopy {

  /** Reads the array; the returned values, in memory order, are reused by the next call. */
  double[] read();

  /** Writes the values last read, as the caller changed them, back to the array. */
  void write();

  /** Of an array that owns its memory (not a view), in single or double precision. */
  static HostCopy of(INDArray array) {
    return array.dataType() == DataType.DOUBLE ? new OfDoubles(array) : new OfFloats(array);
  }

  /** Of double precision: copied as they are. */
  final class OfDoubles implements HostCopy {
    private final DoublePointer memory;
    private final double[] values;

    OfDoubles(INDArray array) {
      this.memory = (DoublePointer) array.data().pointer();
      this.values = new double[(int) array.length()];
    }

    @Override
    public double[] read() {
      memory.get(values);
      return values;
    }

    @Override
    public void write() {
      memory.put(values);
    }
  }

  /** Of single precision: widened and rounded. */
  final class OfFloats implements HostCopy {
    private final FloatPointer memory;
    private final float[] singles;
    private final double[] values;

    OfFloats(INDArray array) {
      this.memory = (FloatPointer) array.data().pointer();
      this.singles = new float[(int) array.length()];
      this.values = new double[singles.length];
    }

    @Override
    public double[] read() {
      memory.get(singles);
      for (int i = 0; i < singles.length; i++) {
        values[i] = singles[i];
      }
      return values;
    }

    @Override
    public void write() {
      for (int i = 0; i < singles.length; i++) {
        singles[i] = (float) values[i];
      }
      memory.put(singles);
    }
  }
}
