package org.swath.core.workload.cayley;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.sequence.SequenceBatch;
import org.swath.core.workload.sequence.Sequences;

/**
 * The models of one cohort. The lanes share the batch; then each goes through its whole step in
 * turn, a few sequences at once, in the same working memory, which stays in the processor's cache.
 */
final class CayleyModel implements CohortModel {

  /** Sequences that are computed at once. */
  private static final int BLOCK = 4;

  private final PreparedCayley prepared;
  private final CayleyShape shape;
  private final CayleyNetwork network;
  private final Unitarity unitarity;
  private final SequenceBatch block;
  private final double[] initial;
  private final List<CayleyLane> lanes = new ArrayList<>();
  private final HostVector.Doubles gradient;
  private final SolverCounts counts = new SolverCounts();
  private final Solutions found;
  private final int[] batch;
  private final double entropyRate;
  private Sequences visited;
  private int inBatch;

  /**
   * @param largestBatch of training
   */
  CayleyModel(
      PreparedCayley prepared,
      CayleyShape shape,
      List<CayleySettings> settings,
      int largestBatch,
      RandomStreams streams) {
    int length = prepared.train().length();
    this.prepared = prepared;
    this.shape = shape;
    this.network = new CayleyNetwork(shape, BLOCK, length);
    this.unitarity = new Unitarity(shape.units());
    this.block = new SequenceBatch(BLOCK, length);
    this.initial = shape.initial(streams);
    this.gradient = new HostVector.Doubles(new double[initial.length]);
    this.batch = new int[largestBatch];
    this.entropyRate = prepared.chain().entropyRate();
    this.visited = prepared.part(1);
    boolean remembers = settings.stream().anyMatch(CayleySettings::startsFromPrevious);
    this.found = solutions(remembers ? blocks(largestBatch) : 0);
    for (CayleySettings lane : settings) {
      boolean ofLane = lane.startsFromPrevious();
      lanes.add(
          new CayleyLane(
              lane,
              new HostVector.Doubles(initial.clone()),
              solutions(ofLane ? blocks(largestBatch) : 0),
              new Solutions(
                  ofLane ? 1 : 0, shape.cayleyLayers(), 2 * shape.units() * Unitarity.PROBES)));
    }
  }

  private Solutions solutions(int blocks) {
    int size = 2 * shape.units() * BLOCK * block.length();
    return new Solutions(blocks, shape.cayleyLayers(), size);
  }

  private static int blocks(int sequences) {
    return (sequences + BLOCK - 1) / BLOCK;
  }

  @Override
  public HostVector parameters(int lane) {
    return lanes.get(lane).parameters();
  }

  @Override
  public HostVector gradient(int lane) {
    return gradient;
  }

  @Override
  public int pairedParameters() {
    return shape.paired();
  }

  @Override
  public void startEpoch(int epoch) {
    visited = prepared.part(epoch);
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    System.arraycopy(examples, from, batch, 0, count);
    inBatch = count;
  }

  @Override
  public void lossAndGradient(int lane, double[] terms) {
    CayleyLane own = lanes.get(lane);
    CayleySettings settings = own.settings();
    double[] theta = own.parameters().values();
    double[] slopes = gradient.values();
    Arrays.fill(slopes, 0);
    network.load(theta);
    counts.clear();
    found.clear();
    double rows = (double) inBatch * block.length();
    Totals totals = new Totals();
    for (int from = 0; from < inBatch; from += BLOCK) {
      block.select(visited, batch, from, Math.min(BLOCK, inBatch - from));
      Starts starts = own.starts(from / BLOCK, found);
      totals.add(network.forward(theta, settings, block, starts, counts));
      network.backward(theta, settings, block, 1 / rows, slopes);
    }
    double iterations = counts.meanIterations();
    double skipped = counts.skipped();
    boolean origin = settings.form() == LossForm.ORIGIN;
    double penalty =
        origin
            ? totals.squaredLogNorm / rows
            : unitarity.penalty(
                network.maps(), settings.delta(), settings.solver(), settings.lambda(), slopes);
    double base = (origin ? totals.crossEntropy - totals.logNorm : totals.crossEntropy) / rows;
    Arrays.fill(terms, Metrics.firstMeasured(), terms.length, 0);
    terms[0] = base + settings.lambda() * penalty;
    terms[1] = totals.crossEntropy / rows;
    terms[2] = totals.right / rows;
    terms[3] = totals.logNorm / rows;
    terms[4] = penalty;
    terms[5] = iterations;
    terms[6] = skipped;
  }

  @Override
  public void gradientClipped(int lane) {
    lanes.get(lane).stepped(found);
  }

  @Override
  public void completeEpoch(int lane, double[] means) {
    CayleyLane own = lanes.get(lane);
    Measured heldOut = measure(own, prepared.heldOut());
    own.validated(heldOut.loss);
    int next = Metrics.firstMeasured();
    means[next++] = heldOut.crossEntropy;
    means[next++] = heldOut.accuracy;
    means[next++] = deviation(own, own.probeStarts());
    own.probed(counts.skipped());
    means[next++] = counts.skipped();
    means[next] = entropyRate;
  }

  @Override
  public double validationLoss(int lane) {
    CayleyLane own = lanes.get(lane);
    return own.knownValidation().orElseGet(() -> measure(own, prepared.heldOut()).loss);
  }

  @Override
  public double[] evaluate(int lane) {
    CayleyLane own = lanes.get(lane);
    Measured test = measure(own, prepared.test());
    double iterations = counts.meanIterations();
    double most = counts.mostIterations();
    double deviation = deviation(own, Starts.ZEROS);
    Measured before = measure(initial, own.settings(), prepared.test());
    return new double[] {
      test.crossEntropy,
      test.crossEntropy - entropyRate,
      test.accuracy,
      before.crossEntropy - test.crossEntropy,
      deviation,
      iterations,
      most,
      own.probeSkipRate()
    };
  }

  @Override
  public void save(int lane, StateWriter state) {
    state.vector("parameters", parameters(lane));
    lanes.get(lane).save(state);
  }

  @Override
  public void restore(int lane, StateReader state) {
    state.vector("parameters", parameters(lane));
    lanes.get(lane).restore(state);
  }

  @Override
  public void close() {}

  private double deviation(CayleyLane lane, Starts starts) {
    CayleySettings settings = lane.settings();
    network.load(lane.parameters().values());
    counts.clear();
    return unitarity.deviation(network.maps(), settings.delta(), settings.solver(), starts, counts);
  }

  private Measured measure(CayleyLane lane, Sequences sequences) {
    return measure(lane.parameters().values(), lane.settings(), sequences);
  }

  /** Looks at all of some sequences; every solve begins with zeros. */
  private Measured measure(double[] theta, CayleySettings settings, Sequences sequences) {
    network.load(theta);
    counts.clear();
    int[] numbers = new int[BLOCK];
    Totals totals = new Totals();
    for (int from = 0; from < sequences.count(); from += BLOCK) {
      int count = Math.min(BLOCK, sequences.count() - from);
      for (int i = 0; i < count; i++) {
        numbers[i] = from + i;
      }
      block.select(sequences, numbers, 0, count);
      totals.add(network.forward(theta, settings, block, Starts.ZEROS, counts));
    }
    double rows = (double) sequences.count() * block.length();
    double crossEntropy = totals.crossEntropy / rows;
    double loss = crossEntropy;
    if (settings.form() == LossForm.ORIGIN) {
      loss += (settings.lambda() * totals.squaredLogNorm - totals.logNorm) / rows;
    } else {
      loss +=
          settings.lambda()
              * unitarity.penalty(
                  network.maps(), settings.delta(), settings.solver(), 0, gradient.values());
    }
    return new Measured(loss, crossEntropy, totals.right / rows);
  }

  /**
   * What a model makes of sequences; means over places.
   *
   * @param loss with what is added to it
   */
  private record Measured(double loss, double crossEntropy, double accuracy) {}

  /** Sums over blocks. */
  private static final class Totals {

    private double crossEntropy;
    private double logNorm;
    private double squaredLogNorm;
    private long right;

    void add(BornHead.Sums sums) {
      crossEntropy += sums.crossEntropy();
      logNorm += sums.logNorm();
      squaredLogNorm += sums.squaredLogNorm();
      right += sums.right();
    }
  }
}
