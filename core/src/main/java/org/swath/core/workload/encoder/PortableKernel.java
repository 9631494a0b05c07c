package org.swath.core.workload.encoder;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.activations.LayerWeights;
import org.swath.core.workload.activations.PixelMatrix;

/**
 * The encoder on ND4J operations, in single or double precision: runs wherever ND4J runs.
 *
 * @param train training images
 * @param test test images of the same size and precision
 */
record PortableKernel(PixelMatrix train, PixelMatrix test) implements EncoderKernel {

  static PortableKernel of(LabelledImages train, LabelledImages test, DataType precision) {
    return new PortableKernel(PixelMatrix.of(train, precision), PixelMatrix.of(test, precision));
  }

  @Override
  public DeviceKernel device() {
    return DeviceKernel.PORTABLE;
  }

  @Override
  public int trainingExamples() {
    return train.rows();
  }

  @Override
  public CohortModel open(
      List<EncoderLane> lanes, LayerWeights initial, int batchSize, EncoderEvaluation evaluation) {
    return new PortableModel(this, lanes, initial, batchSize, evaluation);
  }

  /** An uninitialised matrix of the images' precision with contiguous columns. */
  INDArray matrix(long rows, long columns) {
    return Nd4j.createUninitialized(train.precision(), new long[] {rows, columns}, 'f');
  }
}
