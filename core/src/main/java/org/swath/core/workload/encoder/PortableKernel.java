package org.swath.core.workload.encoder;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.workload.CohortModel;

/**
 * The encoder on ND4J operations, in single or double precision: runs wherever ND4J runs.
 *
 * @param train training images
 * @param test test images of the same size and precision
 */
record PortableKernel(PixelMatrix train, PixelMatrix test) implements EncoderKernel {

  private static final int IMAGES_PER_BLOCK = 4096;

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
      List<EncoderLane> lanes, InitialWeights initial, int batchSize, ActivationProbe probe) {
    return new PortableModel(this, lanes, initial, batchSize, probe);
  }

  /**
   * ReLU(x W + b) of every image, [unit][image].
   *
   * @param weights [inputs + 1 × units], the last row the biases
   */
  static double[][] activations(PixelMatrix images, INDArray weights) {
    int inputs = images.pixels();
    int units = weights.columns();
    double[][] all = new double[units][images.rows()];
    try (INDArray slopes =
            weights.get(NDArrayIndex.interval(0, inputs), NDArrayIndex.all()).dup('f');
        INDArray biases = weights.getRow(inputs).dup()) {
      for (int from = 0; from < images.rows(); from += IMAGES_PER_BLOCK) {
        int count = Math.min(IMAGES_PER_BLOCK, images.rows() - from);
        try (INDArray block = images.rows(from, count).mmul(slopes)) {
          Transforms.relu(block.addiRowVector(biases), false);
          for (int unit = 0; unit < units; unit++) {
            System.arraycopy(block.getColumn(unit).toDoubleVector(), 0, all[unit], from, count);
          }
        }
      }
    }
    return all;
  }

  /** An uninitialised matrix of the images' precision with contiguous columns. */
  INDArray matrix(long rows, long columns) {
    return Nd4j.createUninitialized(train.precision(), new long[] {rows, columns}, 'f');
  }
}
