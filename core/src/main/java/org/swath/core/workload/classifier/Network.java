package org.swath.core.workload.classifier;

import org.swath.core.device.HostVector;

/**
 * The arithmetic of a network with the memory it needs, which lanes use one after the other. Not
 * thread-safe.
 */
final class Network {

  private final NetworkShape shape;
  private final InputLayer input;
  private final OutputLayer output;
  private final CrossEntropy crossEntropy;
  private final double[] hidden;
  private final double[] scores;

  /**
   * @param input computes with the precision of the parameters
   * @param most images at once
   */
  Network(NetworkShape shape, InputLayer input, int most) {
    this.shape = shape;
    this.input = input;
    this.output = new OutputLayer(shape);
    this.crossEntropy = new CrossEntropy(shape.classes());
    this.hidden = new double[most * shape.hiddenUnits()];
    this.scores = new double[most * shape.classes()];
  }

  /**
   * Computes the loss of a batch and its gradient.
   *
   * @param terms filled with the mean loss and the share of images that are classified right
   */
  void lossAndGradient(
      ImageBatch batch, HostVector parameters, HostVector gradient, double[] terms) {
    int count = batch.count();
    crossEntropy.clear();
    scores(batch.images(), batch.examples(), count, parameters);
    crossEntropy.add(scores, batch.labels(), 0, count);
    terms[0] = crossEntropy.loss() / count;
    terms[1] = crossEntropy.right() / (double) count;

    for (int i = 0; i < count * shape.classes(); i++) {
      scores[i] /= count;
    }
    if (shape.hasHiddenLayer()) {
      output.backward(scores, hidden, count, gradient);
      input.backward(batch, hidden, gradient);
    } else {
      input.backward(batch, scores, gradient);
    }
  }

  /**
   * The mean loss on all of some images, and the share of them that are classified right.
   *
   * @param block numbers of images, as many as are looked at together
   */
  double[] evaluate(SparseImages images, HostVector parameters, int[] block) {
    crossEntropy.clear();
    for (int from = 0; from < images.count(); from += block.length) {
      int count = Math.min(block.length, images.count() - from);
      for (int i = 0; i < count; i++) {
        block[i] = from + i;
      }
      scores(images, block, count, parameters);
      crossEntropy.add(scores, images.labels(), from, count);
    }
    return new double[] {
      crossEntropy.loss() / images.count(), crossEntropy.right() / (double) images.count()
    };
  }

  private void scores(SparseImages images, int[] examples, int count, HostVector parameters) {
    if (shape.hasHiddenLayer()) {
      input.forward(images, examples, count, parameters, hidden);
      output.forward(parameters, hidden, count, scores);
    } else {
      input.forward(images, examples, count, parameters, scores);
    }
  }
}
