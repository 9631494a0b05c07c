package org.swath.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.Gemm;
import org.swath.core.device.vector.AlignedFloats;
import org.swath.core.device.vector.ColumnProducts;
import org.swath.core.device.vector.SparseBatch;
import org.swath.core.device.vector.SparseRows;
import org.swath.core.workload.encoder.vector.ObjectiveKernels;

/**
 * The parts of one lane's step in vector instructions, each alone, and the two dense matrix
 * products that the sparse ones stand for: 64 units, batches of 128 MNIST images in a shuffled
 * order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepParts {

  private static final int BATCH = EncoderOnMnist.BATCH_SIZE;
  private static final int UNITS = 64;

  private SparseBatch batch;
  private int[] order;
  private int next;

  private float[] memory;
  private int weights;
  private int activations;
  private int centred;
  private int exponentials;
  private int matrix;
  private int scratch;
  private int absent;
  private float[] parameters;
  private float[] gradient;
  private final float[] smallest = new float[BATCH];
  private final float[] factors = new float[BATCH];
  private final double[] sums = new double[BATCH];
  private final double[] covariance = new double[UNITS * UNITS];

  private Gemm denseForward;
  private Gemm denseBackward;

  @Setup
  public void prepare() {
    SparseRows rows = rows(EncoderOnMnist.data().train());
    order = EncoderOnMnist.shuffled(rows.rows());
    batch = new SparseBatch(rows, BATCH, UNITS);
    AlignedFloats aligned =
        new AlignedFloats(UNITS * (rows.columns() + 3L * BATCH + 2 * UNITS + 1));
    memory = aligned.memory();
    weights = aligned.take(rows.columns() * UNITS);
    activations = aligned.take(BATCH * UNITS);
    centred = aligned.take(BATCH * UNITS);
    exponentials = aligned.take(BATCH * UNITS);
    matrix = aligned.take(UNITS * UNITS);
    scratch = aligned.take(UNITS * UNITS);
    absent = aligned.take(UNITS);
    for (int i = weights; i < scratch; i++) {
      memory[i] = 0.01f * (i % 7 - 3);
    }
    parameters = new float[rows.columns() * UNITS];
    gradient = new float[rows.columns() * UNITS];
    batch.select(order, 0, BATCH);
    denseProducts(rows.columns());
  }

  private void denseProducts(int inputs) {
    INDArray x = Nd4j.rand(DataType.FLOAT, BATCH, inputs);
    INDArray w = Nd4j.rand(DataType.FLOAT, inputs, UNITS).dup('f');
    INDArray a = Nd4j.createUninitialized(DataType.FLOAT, new long[] {BATCH, UNITS}, 'f');
    INDArray g = Nd4j.createUninitialized(DataType.FLOAT, new long[] {inputs, UNITS}, 'f');
    denseForward = Gemm.product(x, w, a);
    denseBackward = Gemm.transposedProduct(x, a, g);
  }

  /** Gathers a batch and sorts it by pixel; the lanes share this. */
  @Benchmark
  public void gather() {
    if (next + BATCH > order.length) {
      next = 0;
    }
    batch.select(order, next, BATCH);
    next += BATCH;
  }

  /** Copies a lane's weights to where they are aligned. */
  @Benchmark
  public void weights() {
    System.arraycopy(parameters, 0, memory, weights, parameters.length);
  }

  /** Batch times weights. */
  @Benchmark
  public void forward() {
    batch.times(memory, weights, activations);
  }

  /** ReLU, exponentials and their sums. */
  @Benchmark
  public void responsibilities() {
    ObjectiveKernels.activate(
        memory, activations, exponentials, absent, scratch, BATCH, UNITS, smallest, sums);
  }

  /** Covariance of the units. */
  @Benchmark
  public void covariance() {
    ColumnProducts.products(memory, centred, BATCH, UNITS, scratch, UNITS, covariance);
  }

  /** Gradient on the pre-activations. */
  @Benchmark
  public void activationGradient() {
    ObjectiveKernels.gradient(
        memory, activations, centred, matrix, exponentials, BATCH, UNITS, factors);
  }

  /** Transposed batch times that gradient. */
  @Benchmark
  public void weightGradient() {
    batch.transposedTimes(memory, exponentials, scratch, gradient, UNITS);
  }

  /** What {@link #forward} would be in OpenBLAS: 6.4 million multiply-adds of a dense matrix. */
  @Benchmark
  public void denseForward() {
    denseForward.compute(1, 0);
  }

  /** What {@link #weightGradient} would be in OpenBLAS. */
  @Benchmark
  public void denseWeightGradient() {
    denseBackward.compute(1, 0);
  }

  private static SparseRows rows(LabelledImages images) {
    int pixels = images.pixelsPerImage();
    SparseRows.Builder rows =
        new SparseRows.Builder(pixels + 1, images.count(), images.pixels().length);
    for (int image = 0; image < images.count(); image++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        rows.add(pixel, Byte.toUnsignedInt(images.pixels()[image * pixels + pixel]) / 255f);
      }
      rows.add(pixels, 1);
      rows.endRow();
    }
    return rows.build();
  }
}
