package org.swath.core.workload.encoder;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.core.device.Gemm;
import org.swath.core.workload.activations.PixelMatrix;

/**
 * One training step of all lanes on ND4J operations at one batch size: the batch gathered once, and
 * for each lane two matrix products with its objective between them. Everything is allocated when
 * the step is made.
 *
 * <p>Lanes share no product, though they share one of its factors: how a column is rounded may
 * depend on its place among all columns, as in OpenBLAS's kernels for Haswell, which take twelve at
 * a time.
 */
final class EncoderStep implements AutoCloseable {

  private final int batchSize;
  private final INDArray inputs;
  private final INDArray activations;
  private final INDArray activationGradients;
  private final PixelMatrix.Gather gather;
  private final List<Gemm> forward = new ArrayList<>();
  private final List<Gemm> backward = new ArrayList<>();
  private final List<LaneObjective> objectives = new ArrayList<>();

  EncoderStep(
      PixelMatrix images,
      List<EncoderLane> lanes,
      INDArray weights,
      INDArray gradients,
      int batchSize) {
    DataType precision = weights.dataType();
    int units = weights.columns() / lanes.size();
    this.batchSize = batchSize;
    this.inputs = Nd4j.ones(precision, batchSize, images.pixels() + 1);
    this.gather = images.into(inputs);
    long[] shape = {batchSize, weights.columns()};
    this.activations = Nd4j.createUninitialized(precision, shape, 'f');
    this.activationGradients = Nd4j.createUninitialized(precision, shape, 'f');
    for (int lane = 0; lane < lanes.size(); lane++) {
      INDArray activation = columns(activations, lane * units, units);
      INDArray activationGradient = columns(activationGradients, lane * units, units);
      INDArray gradient = columns(gradients, lane * units, units);
      forward.add(Gemm.product(inputs, columns(weights, lane * units, units), activation));
      backward.add(Gemm.transposedProduct(inputs, activationGradient, gradient));
      objectives.add(new LaneObjective(lanes.get(lane), activation, activationGradient));
    }
  }

  /**
   * Computes losses and gradients.
   *
   * @param examples numbers of training examples, the batch's from {@code from} on
   * @param terms [lane][loss, lse, variance, decorrelation], filled
   */
  void compute(int[] examples, int from, double[][] terms) {
    gather.copy(examples, from, batchSize);
    for (Gemm product : forward) {
      product.compute(1, 0);
    }
    for (int lane = 0; lane < objectives.size(); lane++) {
      objectives.get(lane).compute(terms[lane]);
    }
    for (Gemm product : backward) {
      product.compute(1, 0);
    }
  }

  @Override
  public void close() {
    objectives.forEach(LaneObjective::close);
    inputs.close();
    activations.close();
    activationGradients.close();
  }

  private static INDArray columns(INDArray matrix, int from, int count) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval((long) from, (long) from + count));
  }
}
