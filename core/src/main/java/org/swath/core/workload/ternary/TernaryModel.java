package org.swath.core.workload.ternary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;

/**
 * The dual autoencoders of one cohort. The lanes share the batch and its noise; then each goes
 * through its whole step in turn, in the same working memory, which stays in the processor's cache.
 */
final class TernaryModel implements CohortModel {

  /** Held-out operations are looked at in batches of the study's size. */
  private static final int VALIDATION_BATCH = 64;

  /** Numbers the streams of the evaluation of the trained model; epochs have theirs from 1. */
  private static final int AFTER_TRAINING = 0;

  private static final int BEFORE_THE_FIRST_EPOCH = 0;

  private final PreparedTernary prepared;
  private final NetworkShape shape;
  private final RandomStreams streams;
  private final DualNetwork network;
  private final OperationBatch batch;
  private final OperationBatch evaluated;
  private final Evaluation evaluation;
  private final HostVector gradient;
  private final List<ParameterValues> settings;
  private final List<HostVector> parameters = new ArrayList<>();
  private final List<Controllers> controllers = new ArrayList<>();
  private final double[] terms = new double[Metrics.terms()];
  private BatchState lastBatch = new BatchState(0, 0, 0, 0);
  private int epoch = BEFORE_THE_FIRST_EPOCH;

  /**
   * @param settings of each lane
   * @param largestBatch of training
   */
  TernaryModel(
      PreparedTernary prepared,
      List<ParameterValues> settings,
      Arithmetic arithmetic,
      int largestBatch,
      RandomStreams streams) {
    this.prepared = prepared;
    this.settings = List.copyOf(settings);
    this.streams = streams;
    this.shape = new NetworkShape();
    int most = Math.max(largestBatch, Evaluation.BLOCK);
    this.network = new DualNetwork(shape, arithmetic, most);
    this.batch = new OperationBatch(arithmetic, largestBatch);
    this.evaluated = new OperationBatch(arithmetic, Evaluation.BLOCK);
    this.evaluation = new Evaluation(network, evaluated, prepared.test(), streams);
    this.gradient = arithmetic.vector(shape.length());
    double[] initial = shape.initial(streams.stream("initialisation"));
    StateNet stateNet = new StateNet(streams.stream("state-net"));
    for (ParameterValues lane : settings) {
      HostVector vector = arithmetic.vector(initial.length);
      vector.set(initial);
      parameters.add(vector);
      controllers.add(new Controllers(lane, stateNet));
    }
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
  public void startEpoch(int started) {
    epoch = started;
    controllers.forEach(lane -> lane.startEpoch(started));
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    if (epoch == BEFORE_THE_FIRST_EPOCH) {
      throw new IllegalStateException(
          "An epoch must be started before its batches, for the noise is numbered by epoch");
    }
    batch.select(prepared.train(), examples, from, count);
    batch.drawNoise(streams, epoch, examples, from);
  }

  @Override
  public void lossAndGradient(int lane, double[] found) {
    Arrays.fill(found, 0);
    network.lossAndGradient(
        batch, parameters.get(lane), settings.get(lane), controllers.get(lane), gradient, found);
    lastBatch = Metrics.stateOf(found);
  }

  @Override
  public void gradientClipped(int lane) {
    controllers.get(lane).clipped(network.lengthA(gradient), network.lengthB(gradient), lastBatch);
  }

  @Override
  public double adjustedRate(int lane, double scheduled) {
    return controllers.get(lane).rate(scheduled);
  }

  @Override
  public double validationLoss(int lane) {
    Operations heldOut = prepared.heldOut();
    int[] numbers = new int[VALIDATION_BATCH];
    double sum = 0;
    int batches = 0;
    for (int from = 0; from < heldOut.count(); from += VALIDATION_BATCH) {
      int count = Math.min(VALIDATION_BATCH, heldOut.count() - from);
      for (int i = 0; i < count; i++) {
        numbers[i] = from + i;
      }
      evaluated.select(heldOut, numbers, 0, count);
      network.lossOfMeans(
          evaluated, parameters.get(lane), settings.get(lane), controllers.get(lane), terms);
      sum += terms[0];
      batches++;
    }
    return sum / batches;
  }

  @Override
  public void completeEpoch(int lane, double[] values) {
    Controllers own = controllers.get(lane);
    int next = Metrics.firstOfControllers();
    values[next++] = own.phase().coupling();
    values[next++] = own.balance().ratio();
    values[next++] = own.weights().a();
    values[next++] = own.weights().b();
    int interval = settings.get(lane).count(Settings.COVERAGE_INTERVAL);
    if (epoch == 1 || epoch % interval == 0) {
      measure(lane, epoch, values, next);
      own.covered(values[next], values[next + 1]);
    } else {
      Arrays.fill(values, next, next + Metrics.measured(), Double.NaN);
    }
  }

  @Override
  public double[] evaluate(int lane) {
    double[] values = new double[Metrics.measured()];
    measure(lane, AFTER_TRAINING, values, 0);
    return values;
  }

  private void measure(int lane, int number, double[] values, int first) {
    int draws = settings.get(lane).count(Settings.COVERAGE_DRAWS);
    evaluation.measure(parameters.get(lane), draws, number, values, first);
  }

  @Override
  public void save(int lane, StateWriter state) {
    state.vector("parameters", parameters(lane));
    controllers.get(lane).save(state);
  }

  @Override
  public void restore(int lane, StateReader state) {
    state.vector("parameters", parameters(lane));
    controllers.get(lane).restore(state);
  }

  @Override
  public void close() {}
}
