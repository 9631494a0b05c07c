package org.swath.core.device;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A small array's values as doubles on the Java heap, for arithmetic that is cheaper there than as
 * many tiny array operations. Copying allocates nothing.
 */
public final class HostCopy {

  private final ArrayTransfer transfer;
  private final double[] values;

  /** Of an array that owns its memory (not a view), in single or double precision. */
  public HostCopy(INDArray array) {
    this.values = new double[Math.toIntExact(array.length())];
    this.transfer = ArrayTransfer.of(array, 0, values.length);
  }

  /** Reads the array; the returned values, in memory order, are reused by the next call. */
  public double[] read() {
    transfer.toHost();
    for (int i = 0; i < values.length; i++) {
      values[i] = transfer.onHost().get(i);
    }
    return values;
  }

  /** Writes the values last read, as the caller changed them, back to the array. */
  public void write() {
    transfer.onHost().set(values);
    transfer.toArray();
  }
}
