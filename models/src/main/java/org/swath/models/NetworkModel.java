package org.swath.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;

/**
 * A network in training, alone in its cohort.
 *
 * <p>What is drawn in a step, such as a dropout mask, comes from ND4J's generator of this thread,
 * which is seeded anew for every batch from the stream {@code step}, numbered by the epoch and the
 * batch's place in it. So it needs no place in checkpoints, and a batch that is started again draws
 * the same.
 */
public final class NetworkModel implements CohortModel {

  private final Network network;
  private final Dataset dataset;
  private final Task task;
  private final ExampleShape shape;
  private final RandomStreams streams;
  private final FlatParameters flat;
  private final TestScores scores;
  private final Map<Integer, ExampleArrays> batchesBySize = new HashMap<>();
  private ExampleArrays batch;
  private long epoch;
  private int firstInEpoch;

  NetworkModel(Network network, Task task, Dataset dataset, RandomStreams streams) {
    this.network = network;
    this.dataset = dataset;
    this.task = task;
    this.shape = ExampleShape.of(dataset);
    this.streams = streams;
    this.flat = new FlatParameters(network);
    this.scores = new TestScores(network, task, dataset.test(), shape);
  }

  /** Seeds this thread's generator of ND4J for a batch of an epoch. */
  static void seedStep(RandomStreams streams, long epoch, int firstInEpoch) {
    long step = epoch << Integer.SIZE | firstInEpoch;
    Nd4j.getRandom().setSeed(PreparedModel.seed(streams.stream("step", step)));
  }

  /** What is trained; whoever trains it without this model calls {@link #trainedElsewhere} then. */
  public Network network() {
    return network;
  }

  /** Gives the network the parameters as they are now. */
  public void parametersToNetwork() {
    flat.toNetwork();
  }

  /** Takes over the parameters that the network has come to by itself. */
  public void trainedElsewhere() {
    flat.fromNetwork();
  }

  @Override
  public HostVector parameters(int lane) {
    return flat.parameters();
  }

  @Override
  public HostVector gradient(int lane) {
    return flat.gradient();
  }

  @Override
  public List<ParameterRange> layers() {
    return flat.layers();
  }

  @Override
  public void startEpoch(int number) {
    epoch = number;
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    batch = batchesBySize.computeIfAbsent(count, this::arrays);
    batch.fill(place -> examples[from + place]);
    firstInEpoch = from;
  }

  private ExampleArrays arrays(int count) {
    return new ExampleArrays(
        dataset.train(), shape, task, network.inputLayout(), network.precision(), count);
  }

  @Override
  public void lossAndGradient(int lane, double[] terms) {
    flat.toNetwork();
    seedStep(streams, epoch, firstInEpoch);
    terms[0] = network.lossAndGradient(batch.inputs(), batch.targets());
    // The other metrics are of the epoch, see completeEpoch.
    flat.gradientFromNetwork();
  }

  @Override
  public void gradientClipped(int lane) {
    flat.stepStatistics();
  }

  @Override
  public void completeEpoch(int lane, double[] means) {
    double[] measured = evaluate(lane);
    System.arraycopy(measured, 0, means, 1, measured.length);
  }

  @Override
  public double[] evaluate(int lane) {
    flat.toNetwork();
    return scores.measure();
  }

  @Override
  public void save(int lane, StateWriter state) {
    flat.save(state);
  }

  @Override
  public void restore(int lane, StateReader state) {
    flat.restore(state);
  }

  @Override
  public void close() {
    batchesBySize.values().forEach(ExampleArrays::close);
    scores.close();
    network.close();
  }
}
