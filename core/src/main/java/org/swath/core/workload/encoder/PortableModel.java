package org.swath.core.workload.encoder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.core.device.ArrayTransfer;
import org.swath.core.device.HostVector;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.activations.LayerWeights;

/**
 * The encoders of one cohort on ND4J operations.
 *
 * <p>The weights of all lanes stand side by side, [inputs + 1 × lanes · units] with columns
 * contiguous, so that each lane's parameters are one contiguous vector: per unit its weights, then
 * its bias. The bias is the weight of an input that is always 1. Parameters go to the arrays before
 * each batch, and gradients come back.
 */
final class PortableModel implements CohortModel {

  private final PortableKernel kernel;
  private final List<EncoderLane> lanes;
  private final EncoderEvaluation evaluation;
  private final int units;
  private final INDArray weights;
  private final INDArray gradients;
  private final List<ArrayTransfer> parameters = new ArrayList<>();
  private final List<ArrayTransfer> laneGradients = new ArrayList<>();
  private final double[][] terms;
  private final Map<Integer, EncoderStep> stepsByBatchSize = new HashMap<>();

  PortableModel(
      PortableKernel kernel,
      List<EncoderLane> lanes,
      LayerWeights initial,
      int batchSize,
      EncoderEvaluation evaluation) {
    this.kernel = kernel;
    this.lanes = lanes;
    this.evaluation = evaluation;
    this.units = initial.units();
    int laneLength = (initial.inputs() + 1) * units;
    this.weights = kernel.matrix(initial.inputs() + 1, (long) lanes.size() * units);
    this.gradients = kernel.matrix(initial.inputs() + 1, (long) lanes.size() * units);
    this.terms = new double[lanes.size()][1 + EncoderLane.TERMS];
    for (int lane = 0; lane < lanes.size(); lane++) {
      parameters.add(ArrayTransfer.of(weights, lane * laneLength, laneLength));
      laneGradients.add(ArrayTransfer.of(gradients, lane * laneLength, laneLength));
      parameters.get(lane).onHost().set(initial.byUnit());
    }
    stepsByBatchSize.put(batchSize, step(batchSize));
  }

  @Override
  public HostVector parameters(int lane) {
    return parameters.get(lane).onHost();
  }

  @Override
  public HostVector gradient(int lane) {
    return laneGradients.get(lane).onHost();
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    parameters.forEach(ArrayTransfer::toArray);
    stepsByBatchSize.computeIfAbsent(count, this::step).compute(examples, from, terms);
  }

  @Override
  public void lossAndGradient(int lane, double[] laneTerms) {
    laneGradients.get(lane).toHost();
    System.arraycopy(terms[lane], 0, laneTerms, 0, laneTerms.length);
  }

  @Override
  public double[] evaluate(int lane) {
    parameters.get(lane).toArray();
    INDArray laneWeights =
        weights.get(
            NDArrayIndex.all(), NDArrayIndex.interval((long) lane * units, (lane + 1L) * units));
    return evaluation.metrics(
        kernel.train().activations(laneWeights),
        kernel.test().activations(laneWeights),
        LayerWeights.ofUnits(parameters(lane), 0, units, kernel.test().pixels()));
  }

  @Override
  public void close() {
    stepsByBatchSize.values().forEach(EncoderStep::close);
    weights.close();
    gradients.close();
  }

  private EncoderStep step(int batchSize) {
    return new EncoderStep(kernel.train(), lanes, weights, gradients, batchSize);
  }
}
