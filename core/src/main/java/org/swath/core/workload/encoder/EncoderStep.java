package org.swath.core.workload.encoder;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.core.device.Gemm;

/**
 * One training step of all lanes at one batch size: two matrix products shared by the lanes, and
 * each lane's objective between them. Everything is allocated when the step is made.
 */
final class EncoderStep implements AutoCloseable {

  private final int batchSize;
  private final INDArray inputs;
  private final INDArray activations;
  private final INDArray activationGradients;
  private final PixelMatrix.Gather gather;
  private final Gemm forward;
  private final Gemm backward;
  private final List<LaneObjective> objectives = new ArrayList<>();

  EncoderStep(
      PixelMatrix images,
      List<EncoderLane> lanes,
      INDArray weights,
      INDArray gradients,
      int batchSize) {
    DataType precision = weights.dataType();
    long columns = weights.columns();
    int units = (int) (columns / lanes.size());
    this.batchSize = batchSize;
    this.inputs = Nd4j.ones(precision, batchSize, images.pixels() + 1);
    this.gather = images.into(inputs);
    long[] shape = {batchSize, columns};
    this.activations = Nd4j.createUninitialized(precision, shape, 'f');
    this.activationGradients = Nd4j.createUninitialized(precision, shape, 'f');
    this.forward = Gemm.product(inputs, weights, activations);
    this.backward = Gemm.transposedProduct(inputs, activationGradients, gradients);
    for (int lane = 0; lane < lanes.size(); lane++) {
      objectives.add(
          new LaneObjective(
              lanes.get(lane),
              laneColumns(activations, lane, units),
              laneColumns(activationGradients, lane, units)));
    }
  }

  /** See {@link org.swath.core.workload.CohortModel#lossAndGradient}. */
  void compute(int[] examples, int from, double[][] terms) {
    gather.copy(examples, from, batchSize);
    forward.compute(1, 0);
    for (int lane = 0; lane < objectives.size(); lane++) {
      objectives.get(lane).compute(terms[lane]);
    }
    backward.compute(1, 0);
  }

  @Override
  public void close() {
    objectives.forEach(LaneObjective::close);
    inputs.close();
    activations.close();
    activationGradients.close();
  }

  private static INDArray laneColumns(INDArray matrix, int lane, int units) {
    return matrix.get(
        NDArrayIndex.all(), NDArrayIndex.interval((long) lane * units, (lane + 1L) * units));
  }
}
