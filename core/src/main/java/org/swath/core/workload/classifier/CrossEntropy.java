package org.swath.core.workload.classifier;

/** The loss of images one by one: {@code -log softmax(scores)[label]}. In double precision. */
final class CrossEntropy {

  private final int classes;
  private double loss;
  private int right;

  CrossEntropy(int classes) {
    this.classes = classes;
  }

  /**
   * Adds up loss and hits over some images, and replaces their scores by the loss of each image
   * differentiated by them: probabilities, less 1 at the label.
   *
   * @param scores [image × class]
   * @param labels class of image i at {@code from + i}
   */
  void add(double[] scores, byte[] labels, int from, int count) {
    for (int i = 0; i < count; i++) {
      int at = i * classes;
      int label = labels[from + i];
      int highest = highest(scores, at);
      double largest = scores[at + highest];
      double own = scores[at + label];
      double sum = 0;
      for (int k = at; k < at + classes; k++) {
        scores[k] = Math.exp(scores[k] - largest);
        sum += scores[k];
      }
      for (int k = at; k < at + classes; k++) {
        scores[k] /= sum;
      }
      scores[at + label] -= 1;
      loss += Math.log(sum) + largest - own;
      right += highest == label ? 1 : 0;
    }
  }

  /** The first of the classes with the highest score; class 0 when the first score is NaN. */
  private int highest(double[] scores, int at) {
    int highest = 0;
    for (int k = 1; k < classes; k++) {
      if (scores[at + k] > scores[at + highest]) {
        highest = k;
      }
    }
    return highest;
  }

  /** The sum of the losses so far. */
  double loss() {
    return loss;
  }

  /** How many images had their highest score at their label. */
  int right() {
    return right;
  }

  /** Begins anew. */
  void clear() {
    loss = 0;
    right = 0;
  }
}
