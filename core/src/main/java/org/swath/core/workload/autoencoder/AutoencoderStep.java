package org.swath.core.workload.autoencoder;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.core.device.Gemm;
import org.swath.core.device.HostCopy;
import org.swath.core.workload.activations.PixelMatrix;

/**
 * Losses and gradients at one batch size, one lane after the other. With R = y - x and s = 2 / (B
 * P):
 *
 * <pre>
 *   gradient on V, c = s Rᵀ [a, 1]        gradient on a = s R V + sparsity-weight / (B K)
 *   gradient on W, b = gᵀ [x, 1]          g = gradient on a where a &gt; 0, else 0
 * </pre>
 *
 * <p>Every lane has matrix products of its own, so that its bits do not depend on the others. A
 * bias is the weight of an input that is always 1. Everything is allocated when the step is made.
 */
final class AutoencoderStep implements AutoCloseable {

  private final int batchSize;
  private final int units;
  private final double perElement;
  private final INDArray inputs;
  private final INDArray residuals;
  private final INDArray activations;
  private final INDArray activationGradients;
  private final PixelMatrix.Gather gatherInputs;
  private final PixelMatrix.Gather gatherResiduals;
  private final Gemm encode;
  private final Gemm decode;
  private final Gemm decoderGradient;
  private final Gemm throughDecoder;
  private final Gemm encoderGradient;
  private final HostCopy residualsOnHost;
  private final HostCopy activationsOnHost;
  private final HostCopy activationGradientsOnHost;
  private int[] batch = new int[0];

  AutoencoderStep(
      PixelMatrix images,
      AutoencoderArrays parameters,
      AutoencoderArrays gradients,
      int batchSize) {
    DataType precision = images.precision();
    int pixels = images.pixels();
    this.batchSize = batchSize;
    this.units = parameters.encoder().columns();
    this.perElement = 1 / ((double) batchSize * pixels);
    this.inputs = Nd4j.ones(precision, batchSize, pixels + 1);
    this.residuals = Nd4j.createUninitialized(precision, batchSize, pixels);
    this.activations = Nd4j.createUninitialized(precision, new long[] {batchSize, units + 1}, 'f');
    activations.getColumn(units).assign(1);
    this.activationGradients =
        Nd4j.createUninitialized(precision, new long[] {batchSize, units}, 'f');
    this.gatherInputs = images.into(inputs);
    this.gatherResiduals = images.into(residuals);
    this.encode =
        Gemm.product(
            inputs,
            parameters.encoder(),
            activations.get(NDArrayIndex.all(), NDArrayIndex.interval(0, units)));
    // Transposed, because the images of a batch are contiguous rows.
    this.decode =
        Gemm.product(
            parameters.decoder().transpose(), activations.transpose(), residuals.transpose());
    this.decoderGradient = Gemm.transposedProduct(activations, residuals, gradients.decoder());
    this.throughDecoder =
        Gemm.product(residuals, parameters.decoderWeights().transpose(), activationGradients);
    this.encoderGradient = Gemm.transposedProduct(inputs, activationGradients, gradients.encoder());
    this.residualsOnHost = new HostCopy(residuals);
    this.activationsOnHost = new HostCopy(activations);
    this.activationGradientsOnHost = new HostCopy(activationGradients);
  }

  /** Turns to a batch of this step's size. */
  void start(int[] examples, int from) {
    batch = Arrays.copyOfRange(examples, from, from + batchSize);
    gatherInputs.copy(batch, 0, batchSize);
  }

  /**
   * Computes the gradients on the batch at what the parameters hold now.
   *
   * @param terms receives loss, reconstruction and sparsity
   */
  void compute(double sparsityWeight, double[] terms) {
    gatherResiduals.copy(batch, 0, batchSize);
    encode.compute(1, 0);
    double sparsity = rectify();
    decode.compute(1, -1);
    double reconstruction = meanSquare(residualsOnHost.read());
    decoderGradient.compute(2 * perElement, 0);
    throughDecoder.compute(2 * perElement, 0);
    addPriceAndMask(sparsityWeight / ((double) batchSize * units));
    encoderGradient.compute(1, 0);
    terms[0] = reconstruction + sparsityWeight * sparsity;
    terms[1] = reconstruction;
    terms[2] = sparsity;
  }

  /** Turns pre-activations into activations; returns their mean. */
  private double rectify() {
    double[] a = activationsOnHost.read();
    int count = batchSize * units;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      a[i] = Math.max(a[i], 0);
      sum += a[i];
    }
    activationsOnHost.write();
    return sum / count;
  }

  private double meanSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum * perElement;
  }

  /** From the gradient of the reconstruction on activations to that of the loss on z. */
  private void addPriceAndMask(double price) {
    double[] a = activationsOnHost.read();
    double[] g = activationGradientsOnHost.read();
    for (int i = 0; i < g.length; i++) {
      g[i] = a[i] > 0 ? g[i] + price : 0;
    }
    activationGradientsOnHost.write();
  }

  @Override
  public void close() {
    inputs.close();
    residuals.close();
    activations.close();
    activationGradients.close();
  }
}
