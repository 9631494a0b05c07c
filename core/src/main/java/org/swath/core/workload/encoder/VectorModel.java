package org.swath.core.workload.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.device.vector.AlignedFloats;
import org.swath.core.device.vector.ColumnProducts;
import org.swath.core.device.vector.SparseBatch;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.activations.LayerWeights;
import org.swath.core.workload.encoder.vector.ObjectiveKernels;

/**
 * The encoders of one cohort in vector instructions: the mathematics of {@link LaneObjective}, over
 * the non-zero pixels of the batch alone.
 *
 * <p>The lanes share the batch: its rows are gathered and sorted by pixel once. Then each lane goes
 * through its whole step in turn, in the same working memory, which stays in the processor's cache.
 * A lane's parameters are [inputs + 1 × units], the last row the biases, whose input is always 1.
 */
final class VectorModel implements CohortModel {

  private final VectorKernel kernel;
  private final List<EncoderLane> lanes;
  private final EncoderEvaluation evaluation;
  private final int units;
  private final int width;
  private final List<HostVector.Singles> parameters = new ArrayList<>();
  private final HostVector.Singles gradient;
  private final SparseBatch batch;
  private int batchSize;

  private final float[] memory;
  private final int weights;
  private final int activations;
  private final int centred;
  private final int exponentials;
  private final int matrix;
  private final int means;
  private final int absent;
  private final int scratch;

  private final float[] smallest;
  private final float[] factors;
  private final double[] sums;
  private final double[] unitSums;
  private final double[] covariance;
  private final CovarianceTerms covarianceTerms;

  VectorModel(
      VectorKernel kernel,
      List<EncoderLane> lanes,
      LayerWeights initial,
      int largestBatch,
      EncoderEvaluation evaluation) {
    this.kernel = kernel;
    this.lanes = lanes;
    this.evaluation = evaluation;
    this.units = initial.units();
    this.width = AlignedFloats.padded(units);
    int rows = initial.inputs() + 1;
    for (int lane = 0; lane < lanes.size(); lane++) {
      HostVector.Singles vector = new HostVector.Singles(new float[rows * units]);
      vector.set(initial.byInput());
      parameters.add(vector);
    }
    this.gradient = new HostVector.Singles(new float[rows * units]);
    this.batch = new SparseBatch(kernel.train(), largestBatch, width);

    AlignedFloats aligned = new AlignedFloats(width * (rows + 3L * largestBatch + 2L * width + 2));
    this.memory = aligned.memory();
    this.weights = aligned.take(rows * width);
    this.activations = aligned.take(largestBatch * width);
    this.centred = aligned.take(largestBatch * width);
    this.exponentials = aligned.take(largestBatch * width);
    this.matrix = aligned.take(width * width);
    this.scratch = aligned.take(width * width);
    this.means = aligned.take(width);
    this.absent = aligned.take(width);
    Arrays.fill(memory, absent + units, absent + width, Float.POSITIVE_INFINITY);

    this.smallest = new float[largestBatch];
    this.factors = new float[largestBatch];
    this.sums = new double[largestBatch];
    this.unitSums = new double[units];
    this.covariance = new double[units * units];
    this.covarianceTerms = new CovarianceTerms(units);
  }

  @Override
  public HostVector parameters(int lane) {
    return parameters.get(lane);
  }

  @Override
  public HostVector gradient(int lane) {
    return gradient;
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    batchSize = count;
    batch.select(examples, from, count);
  }

  @Override
  public void lossAndGradient(int lane, double[] terms) {
    VectorKernel.copyRows(parameters.get(lane).values(), units, memory, weights, width);
    batch.times(memory, weights, activations);
    ObjectiveKernels.activate(
        memory, activations, exponentials, absent, scratch, batchSize, width, smallest, sums);
    centre();
    ColumnProducts.products(memory, centred, batchSize, width, scratch, units, covariance);
    covarianceTerms.compute(covariance, batchSize - 1, lanes.get(lane));
    for (int j = 0; j < units; j++) {
      for (int k = 0; k < units; k++) {
        memory[matrix + j * width + k] = (float) covariance[j * units + k];
      }
    }
    double lse = logSumExpTerm(lanes.get(lane).lseWeight());
    ObjectiveKernels.gradient(
        memory, activations, centred, matrix, exponentials, batchSize, width, factors);
    batch.transposedTimes(memory, exponentials, scratch, gradient.values(), units);
    lanes.get(lane).fill(terms, lse, covarianceTerms.variance(), covarianceTerms.decorrelation());
  }

  private void centre() {
    ColumnProducts.sums(memory, activations, batchSize, width, scratch, unitSums);
    for (int unit = 0; unit < units; unit++) {
      memory[means + unit] = (float) (unitSums[unit] / batchSize);
    }
    ObjectiveKernels.centre(memory, activations, means, centred, batchSize, width);
  }

  /** Also sets the factors that make responsibilities, times their weight, of exponentials. */
  private double logSumExpTerm(double weight) {
    double term = 0;
    for (int i = 0; i < batchSize; i++) {
      term -= Math.log(sums[i]) - smallest[i];
      factors[i] = (float) (weight / sums[i]);
    }
    return term;
  }

  @Override
  public double[] evaluate(int lane) {
    float[] trained = parameters.get(lane).values();
    return evaluation.metrics(
        VectorKernel.activations(kernel.train(), trained),
        VectorKernel.activations(kernel.test(), trained),
        LayerWeights.ofInputs(parameters(lane), units, kernel.test().columns() - 1));
  }

  @Override
  public void close() {}
}
