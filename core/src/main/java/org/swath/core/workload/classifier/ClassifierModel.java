package org.swath.core.workload.classifier;

import java.util.ArrayList;
import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;

/**
 * The networks of one cohort. The lanes share the batch, which is sorted by pixel once; then each
 * goes through its whole step in turn, in the same working memory, which stays in the processor's
 * cache.
 */
final class ClassifierModel implements CohortModel {

  private static final int IMAGES_PER_BLOCK = 512;

  private final PreparedClassifier prepared;
  private final NetworkShape shape;
  private final Network network;
  private final ImageBatch batch;
  private final int[] block = new int[IMAGES_PER_BLOCK];
  private final List<HostVector> parameters = new ArrayList<>();
  private final HostVector gradient;

  /**
   * @param initial the parameters that every lane starts from
   */
  ClassifierModel(
      PreparedClassifier prepared,
      NetworkShape shape,
      Precision precision,
      int lanes,
      int largestBatch,
      double[] initial) {
    int most = Math.max(largestBatch, IMAGES_PER_BLOCK);
    this.prepared = prepared;
    this.shape = shape;
    InputLayer input =
        prepared.train().ofNumbers()
            ? new NumberInputLayer(shape.firstUnits(), prepared.train().inputs())
            : precision.inputLayer(shape.firstUnits(), most);
    this.network = new Network(shape, input, most);
    this.batch = new ImageBatch(prepared.train(), largestBatch);
    for (int lane = 0; lane < lanes; lane++) {
      HostVector vector = precision.vector(shape.length());
      vector.set(initial);
      parameters.add(vector);
    }
    this.gradient = precision.vector(shape.length());
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
  public List<ParameterRange> layers() {
    return shape.layers();
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    batch.select(examples, from, count);
  }

  @Override
  public void lossAndGradient(int lane, double[] terms) {
    network.lossAndGradient(batch, parameters.get(lane), gradient, terms);
  }

  @Override
  public double validationLoss(int lane) {
    return network.evaluate(prepared.heldOut(), parameters.get(lane), block)[0];
  }

  @Override
  public double[] evaluate(int lane) {
    return network.evaluate(prepared.test(), parameters.get(lane), block);
  }

  @Override
  public void close() {}
}
