package org.swath.core.workload.twistor;

import java.util.ArrayList;
import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;
import org.swath.core.workload.sequence.SequenceBatch;
import org.swath.core.workload.sequence.Sequences;

/**
 * The models of one cohort. The lanes share the batch and, where it is not trained, the embedding;
 * then each goes through its whole step in turn, in the same working memory.
 */
final class TwistorModel implements CohortModel {

  /** Sequences looked at together when a model is measured, whatever the size of a batch. */
  private static final int EVALUATED_TOGETHER = 16;

  private final PreparedTwistor prepared;
  private final TwistorShape shape;
  private final List<TwistorSettings> settings;
  private final TwistorNetwork network;
  private final SpinorEmbedding embedding;
  private final SequenceBatch batch;
  private final double[] tables;
  private final double[] spinors;
  private final double[] wanted;
  private final double[] ofSpinors;
  private final double[] scores;
  private final List<HostVector.Doubles> parameters = new ArrayList<>();
  private final HostVector.Doubles gradient;
  private KnownErrors known;

  /**
   * @param largestBatch of training
   */
  TwistorModel(
      PreparedTwistor prepared,
      TwistorShape shape,
      List<TwistorSettings> settings,
      int largestBatch,
      RandomStreams streams) {
    int length = prepared.train().length();
    int most = Math.max(largestBatch, EVALUATED_TOGETHER);
    int rows = Math.multiplyExact(most, length);
    this.prepared = prepared;
    this.shape = shape;
    this.settings = List.copyOf(settings);
    this.network = new TwistorNetwork(shape, most, length);
    this.embedding = new SpinorEmbedding(shape, length);
    this.batch = new SequenceBatch(most, length);
    this.tables = SpinorEmbedding.drawTables(shape, streams.stream("embedding"));
    this.spinors = new double[rows * shape.state()];
    this.wanted = new double[rows * shape.component()];
    this.ofSpinors = new double[shape.trainsEmbedding() ? spinors.length : 0];
    this.scores = new double[Math.multiplyExact(rows, shape.tokens())];
    double[] initial = shape.initial(streams.stream("initialisation"), tables);
    for (int lane = 0; lane < settings.size(); lane++) {
      parameters.add(new HostVector.Doubles(initial.clone()));
    }
    this.gradient = new HostVector.Doubles(new double[initial.length]);
    this.known = KnownErrors.of(prepared.rule(), length, shape, tables);
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
    batch.select(prepared.train(), examples, from, count);
    embedding.fill(batch, tables, spinors, wanted);
  }

  @Override
  public void lossAndGradient(int lane, double[] terms) {
    double[] theta = turnTo(lane);
    if (shape.trainsEmbedding()) {
      embedding.fill(batch, tables, spinors, wanted);
    }
    var result = network.forward(theta, settings.get(lane), batch, spinors, wanted);
    network.backward(theta, settings.get(lane), batch, spinors, gradient.values());
    if (shape.trainsEmbedding()) {
      network.backwardToSpinors(theta, batch.rows(), ofSpinors);
      embedding.backward(batch, ofSpinors, gradient.values());
    }
    terms[0] = result.loss();
    terms[1] = result.squaredError();
    terms[2] = result.constraint();
    terms[3] = known.explained(result.squaredError());
    terms[4] = embedding.right(batch, tables, network.predicted(), scores) / (double) batch.rows();
  }

  @Override
  public double validationLoss(int lane) {
    return measure(prepared.heldOut(), lane)[0];
  }

  @Override
  public double[] evaluate(int lane) {
    double[] sums = measure(prepared.test(), lane);
    double squaredError = sums[1];
    return new double[] {
      squaredError,
      sums[2],
      known.explained(squaredError),
      sums[3],
      known.floor(),
      squaredError - known.floor()
    };
  }

  @Override
  public void close() {}

  /** Means over all of some sequences: loss, squared error, |C|, share of tokens predicted. */
  private double[] measure(Sequences sequences, int lane) {
    double[] theta = turnTo(lane);
    int[] block = new int[EVALUATED_TOGETHER];
    double[] means = new double[4];
    SequenceBatch looked = new SequenceBatch(EVALUATED_TOGETHER, sequences.length());
    for (int from = 0; from < sequences.count(); from += block.length) {
      int count = Math.min(block.length, sequences.count() - from);
      for (int i = 0; i < count; i++) {
        block[i] = from + i;
      }
      looked.select(sequences, block, 0, count);
      embedding.fill(looked, tables, spinors, wanted);
      var result = network.forward(theta, settings.get(lane), looked, spinors, wanted);
      double share = count / (double) sequences.count();
      means[0] += share * result.loss();
      means[1] += share * result.squaredError();
      means[2] += share * result.constraint();
      means[3] +=
          embedding.right(looked, tables, network.predicted(), scores)
              / ((double) sequences.count() * sequences.length());
    }
    return means;
  }

  /** Puts a lane's tables and what is known of them in place. */
  private double[] turnTo(int lane) {
    double[] theta = parameters.get(lane).values();
    if (shape.trainsEmbedding()) {
      System.arraycopy(theta, 0, tables, 0, tables.length);
      known = KnownErrors.of(prepared.rule(), batch.length(), shape, tables);
    }
    return theta;
  }
}
