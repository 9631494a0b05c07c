package org.swath.core.workload.autoencoder;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.core.device.ArrayTransfer;

/**
 * The parameters of one autoencoder, or a gradient of them, as one vector outside the Java heap and
 * as the matrices in it: per hidden unit its weights, then its bias; then per pixel the decoder's
 * weights, then its bias.
 *
 * @param all the vector
 * @param encoder view [pixels + 1 × units], the last row the biases
 * @param decoder view [units + 1 × pixels], the last row the biases
 */
record AutoencoderArrays(INDArray all, INDArray encoder, INDArray decoder)
    implements AutoCloseable {

  static AutoencoderArrays of(DataType precision, int units, int pixels) {
    int encoderLength = encoderLength(units, pixels);
    int length = Math.addExact(encoderLength, (units + 1) * pixels);
    INDArray all = Nd4j.createUninitialized(precision, length);
    return new AutoencoderArrays(
        all,
        all.get(NDArrayIndex.interval(0, encoderLength)).reshape('f', pixels + 1, units),
        all.get(NDArrayIndex.interval(encoderLength, length)).reshape('f', units + 1, pixels));
  }

  /** Where the decoder begins. */
  static int encoderLength(int units, int pixels) {
    return Math.multiplyExact(pixels + 1, units);
  }

  /** A counterpart of the vector on the Java heap. */
  ArrayTransfer transfer() {
    return ArrayTransfer.of(all, 0, Math.toIntExact(all.length()));
  }

  /** The decoder without its biases, a view [units × pixels]. */
  INDArray decoderWeights() {
    return decoder.get(NDArrayIndex.interval(0, decoder.rows() - 1), NDArrayIndex.all());
  }

  @Override
  public void close() {
    all.close();
  }
}
