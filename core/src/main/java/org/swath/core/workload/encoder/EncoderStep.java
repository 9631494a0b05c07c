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
 * One training step of all lanes on ND4J operations at one batch size: two matrix products shared
 * by the lanes, and each lane's objective between them. Everything is allocated when the step is
 * made.
 */
final class EncoderStep implements AutoCloseable {

  /**
   * The most multiplications for which OpenBLAS may switch to its kernels for small matrices, which
   * round differently. Below it every lane has a product of its own, so that a lane's bits do not
   * depend on how many there are.
   */
  private static final long SMALL_PRODUCT = 1_000_000;

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
    boolean shared = (long) batchSize * units * inputs.columns() > SMALL_PRODUCT;
    int lanesPerProduct = shared ? lanes.size() : 1;
    for (int lane = 0; lane < lanes.size(); lane += lanesPerProduct) {
      int width = lanesPerProduct * units;
      int from = lane * units;
      forward.add(
          Gemm.product(inputs, columns(weights, from, width), columns(activations, from, width)));
      backward.add(
          Gemm.transposedProduct(
              inputs, columns(activationGradients, from, width), columns(gradients, from, width)));
    }
    for (int lane = 0; lane < lanes.size(); lane++) {
      objectives.add(
          new LaneObjective(
              lanes.get(lane),
              columns(activations, lane * units, units),
              columns(activationGradients, lane * units, units)));
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
