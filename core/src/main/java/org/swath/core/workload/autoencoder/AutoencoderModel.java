package org.swath.core.workload.autoencoder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swath.core.device.ArrayTransfer;
import org.swath.core.device.HostVector;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;
import org.swath.core.workload.activations.LayerWeights;

/**
 * The autoencoders of one cohort on ND4J and its BLAS. The lanes share the batch and, one after the
 * other, the working memory; their parameters are as {@link AutoencoderArrays} lays them out.
 */
final class AutoencoderModel implements CohortModel {

  private final List<Double> sparsityWeights;
  private final int units;
  private final int pixels;
  private final AutoencoderEvaluation evaluation;
  private final AutoencoderArrays parameters;
  private final AutoencoderArrays gradients;
  private final List<ArrayTransfer> ofLanes = new ArrayList<>();
  private final ArrayTransfer gradient;
  private final Map<Integer, AutoencoderStep> stepsByBatchSize = new HashMap<>();
  private AutoencoderStep step;

  /**
   * @param sparsityWeights of each lane; at least one
   * @param encoder where the encoder of every lane starts
   * @param decoder where its decoder starts, a unit of it for each pixel
   * @param batchSize of the largest batch
   */
  AutoencoderModel(
      List<Double> sparsityWeights,
      LayerWeights encoder,
      LayerWeights decoder,
      int batchSize,
      AutoencoderEvaluation evaluation) {
    this.sparsityWeights = List.copyOf(sparsityWeights);
    this.units = encoder.units();
    this.pixels = encoder.inputs();
    this.evaluation = evaluation;
    this.parameters = AutoencoderArrays.of(evaluation.train().precision(), units, pixels);
    this.gradients = AutoencoderArrays.of(evaluation.train().precision(), units, pixels);
    this.gradient = gradients.transfer();
    double[] initial = new double[gradient.onHost().length()];
    double[] ofDecoder = decoder.byUnit();
    System.arraycopy(encoder.byUnit(), 0, initial, 0, initial.length - ofDecoder.length);
    System.arraycopy(ofDecoder, 0, initial, initial.length - ofDecoder.length, ofDecoder.length);
    for (int lane = 0; lane < sparsityWeights.size(); lane++) {
      ofLanes.add(parameters.transfer());
      ofLanes.get(lane).onHost().set(initial);
    }
    this.step = step(batchSize);
    stepsByBatchSize.put(batchSize, step);
  }

  @Override
  public HostVector parameters(int lane) {
    return ofLanes.get(lane).onHost();
  }

  @Override
  public HostVector gradient(int lane) {
    return gradient.onHost();
  }

  @Override
  public List<ParameterRange> layers() {
    int decoder = AutoencoderArrays.encoderLength(units, pixels);
    return List.of(
        new ParameterRange(0, decoder, 0),
        new ParameterRange(decoder, gradient.onHost().length(), 1));
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    step = stepsByBatchSize.computeIfAbsent(count, this::step);
    step.start(examples, from);
  }

  @Override
  public void lossAndGradient(int lane, double[] terms) {
    ofLanes.get(lane).toArray();
    step.compute(sparsityWeights.get(lane), terms);
    gradient.toHost();
  }

  @Override
  public double[] evaluate(int lane) {
    ofLanes.get(lane).toArray();
    return evaluation.metrics(parameters.encoder(), parameters.decoderWeights());
  }

  @Override
  public void close() {
    stepsByBatchSize.values().forEach(AutoencoderStep::close);
    parameters.close();
    gradients.close();
  }

  private AutoencoderStep step(int batchSize) {
    return new AutoencoderStep(evaluation.train(), parameters, gradients, batchSize);
  }
}
