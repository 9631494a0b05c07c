package org.swath.core.workload.encoder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.core.workload.CohortModel;

/**
 * The encoders of one cohort on ND4J operations: the portable device kernel.
 *
 * <p>The weights of all lanes stand side by side, [inputs + 1 × lanes · units] with columns
 * contiguous, so that one matrix product serves them all while each lane's parameters are one
 * contiguous vector: per unit its weights, then its bias. The bias is the weight of an input that
 * is always 1.
 */
final class EncoderModel implements CohortModel {

  private final PreparedEncoder prepared;
  private final List<EncoderLane> lanes;
  private final int inputs;
  private final int units;
  private final INDArray weights;
  private final INDArray gradients;
  private final List<INDArray> laneParameters = new ArrayList<>();
  private final List<INDArray> laneGradients = new ArrayList<>();
  private final Map<Integer, EncoderStep> stepsByBatchSize = new HashMap<>();

  EncoderModel(PreparedEncoder prepared, List<EncoderLane> lanes, int units, int batchSize) {
    this.prepared = prepared;
    this.lanes = lanes;
    this.inputs = prepared.train().pixels();
    this.units = units;
    DataType precision = prepared.train().precision();
    long[] shape = {inputs + 1, (long) lanes.size() * units};
    this.weights = Nd4j.createUninitialized(precision, shape, 'f');
    this.gradients = Nd4j.createUninitialized(precision, shape, 'f');
    for (int lane = 0; lane < lanes.size(); lane++) {
      laneParameters.add(vector(weights, lane));
      laneGradients.add(vector(gradients, lane));
    }
    stepsByBatchSize.put(batchSize, step(batchSize));
  }

  /**
   * Sets every lane to the same initial values: weights unit by unit, then biases, uniform on
   * ±1/√inputs.
   */
  void initialise(UniformRandomProvider stream) {
    double bound = 1 / Math.sqrt(inputs);
    double[] values = new double[(inputs + 1) * units];
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input < inputs; input++) {
        values[unit * (inputs + 1) + input] = (2 * stream.nextDouble() - 1) * bound;
      }
    }
    for (int unit = 0; unit < units; unit++) {
      values[unit * (inputs + 1) + inputs] = (2 * stream.nextDouble() - 1) * bound;
    }
    try (INDArray initial = Nd4j.createFromArray(values)) {
      laneParameters.forEach(parameters -> parameters.assign(initial));
    }
  }

  @Override
  public INDArray parameters(int lane) {
    return laneParameters.get(lane);
  }

  @Override
  public INDArray gradient(int lane) {
    return laneGradients.get(lane);
  }

  @Override
  public void lossAndGradient(int[] examples, int from, int count, double[][] terms) {
    stepsByBatchSize.computeIfAbsent(count, this::step).compute(examples, from, terms);
  }

  @Override
  public double[] evaluate(int lane) {
    INDArray laneWeights =
        weights.get(
            NDArrayIndex.all(), NDArrayIndex.interval((long) lane * units, (lane + 1L) * units));
    return new double[] {prepared.probeAccuracy(laneWeights)};
  }

  @Override
  public void close() {
    stepsByBatchSize.values().forEach(EncoderStep::close);
    weights.close();
    gradients.close();
  }

  private EncoderStep step(int batchSize) {
    return new EncoderStep(prepared.train(), lanes, weights, gradients, batchSize);
  }

  private INDArray vector(INDArray matrix, int lane) {
    long length = (inputs + 1L) * units;
    return matrix
        .reshape('f', new long[] {matrix.length()})
        .get(NDArrayIndex.interval(lane * length, (lane + 1) * length));
  }
}
