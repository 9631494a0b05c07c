package org.swath.core.train.monitor;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.batch.BatchPieces;
import org.swath.core.train.batch.PieceSum;
import org.swath.core.workload.CohortModel;

/**
 * The loss of one lane as a function of its parameters: the mean over a few batches of training
 * examples that stay the same for a run as long as its batches keep their size. Looked at between
 * epochs or steps; the parameters are afterwards what they were, to the bit. Not thread-safe.
 *
 * <p>Where a model computes all lanes at a time, each look costs what all of them cost.
 */
public final class LossSurface {

  private final CohortModel model;
  private final int lane;
  private final int[] examples;
  private final int batchSize;
  private final int pieceSize;
  private final double[] terms;
  private final PieceSum sum;
  private final double[] batchGradient;

  /**
   * @param trainingExamples how many there are to choose from
   * @param batches how many batches to look at; fewer where there are not as many examples
   * @param batchSize examples in each
   * @param pieceSize how many of them are computed at a time, at most what the model was opened
   *     with
   * @param termCount of {@link CohortModel#lossAndGradient}
   * @param streams the examples come from the stream {@code monitored-examples}
   */
  public LossSurface(
      CohortModel model,
      int lane,
      int trainingExamples,
      int batches,
      int batchSize,
      int pieceSize,
      int termCount,
      RandomStreams streams) {
    this.model = model;
    this.lane = lane;
    this.batchSize = Math.min(batchSize, trainingExamples);
    this.pieceSize = pieceSize;
    int wholeBatches = Math.min(batches, trainingExamples / this.batchSize);
    this.examples = chosen(trainingExamples, wholeBatches * this.batchSize, streams);
    this.terms = new double[termCount];
    this.sum = new PieceSum(termCount);
    this.batchGradient = new double[model.parameters(lane).length()];
  }

  /** Number of parameters. */
  public int dimensions() {
    return batchGradient.length;
  }

  /** Number of batches. */
  public int batches() {
    return examples.length / batchSize;
  }

  /** Number of examples in a batch. */
  public int batchSize() {
    return batchSize;
  }

  /** Whether the parameters are in single precision. */
  public boolean single() {
    return model.parameters(lane) instanceof HostVector.Singles;
  }

  /** A copy of the parameters as they are. */
  public double[] position() {
    return model.parameters(lane).toDoubles();
  }

  /**
   * The loss at a point, which is rounded to the model's precision.
   *
   * @param gradient filled with its gradient there
   */
  public double at(double[] point, double[] gradient) {
    HostVector parameters = model.parameters(lane);
    double[] before = parameters.toDoubles();
    parameters.set(point);
    try {
      Arrays.fill(gradient, 0);
      double loss = 0;
      for (int batch = 0; batch < batches(); batch++) {
        loss += ofBatch(batch, batchGradient) / batches();
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += batchGradient[i] / batches();
        }
      }
      return loss;
    } finally {
      parameters.set(before);
    }
  }

  /**
   * The loss of one of the batches at the parameters as they are.
   *
   * @param gradient filled with its gradient
   */
  public double ofBatch(int batch, double[] gradient) {
    BatchPieces pieces = new BatchPieces(examples, batch * batchSize, batchSize, pieceSize);
    HostVector found = model.gradient(lane);
    for (int piece = 0; piece < pieces.pieces(); piece++) {
      pieces.start(model, piece);
      model.lossAndGradient(lane, terms);
      sum.add(pieces, piece, terms, found);
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = found.get(i);
    }
    return sum.terms()[0];
  }

  private static int[] chosen(int trainingExamples, int count, RandomStreams streams) {
    UniformRandomProvider stream = streams.stream("monitored-examples");
    int[] order = new int[trainingExamples];
    for (int i = 0; i < trainingExamples; i++) {
      order[i] = i;
    }
    for (int i = 0; i < count; i++) {
      int other = i + stream.nextInt(trainingExamples - i);
      int example = order[other];
      order[other] = order[i];
      order[i] = example;
    }
    return Arrays.copyOf(order, count);
  }
}
