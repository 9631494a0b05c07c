package org.swath.core.workload.quadratic;

import java.util.Arrays;
import org.swath.core.random.RandomStreams;
import org.swath.core.random.StandardNormal;

/**
 * Standard normal noise of one cohort: a vector for each example of each epoch, and its mean over
 * the batch at hand.
 *
 * <p>The vector of an example comes from a stream {@code gradient-noise} of its own, numbered by
 * epoch and example: it depends on the seed and these two alone, however an epoch is ordered and
 * cut into batches.
 */
final class GradientNoise {

  private final RandomStreams streams;
  private final double[] mean;

  GradientNoise(RandomStreams streams, int dimensions) {
    this.streams = streams;
    this.mean = new double[dimensions];
  }

  /**
   * Draws the noise of a batch.
   *
   * @param epoch from 1
   * @param examples numbers of training examples
   * @param from index in {@code examples} of the batch's first
   * @param count size of the batch
   */
  void draw(int epoch, int[] examples, int from, int count) {
    Arrays.fill(mean, 0);
    for (int i = from; i < from + count; i++) {
      long number = ((long) epoch << Integer.SIZE) | examples[i];
      StandardNormal normal = new StandardNormal(streams.stream("gradient-noise", number));
      for (int dimension = 0; dimension < mean.length; dimension++) {
        mean[dimension] += normal.next();
      }
    }
    for (int dimension = 0; dimension < mean.length; dimension++) {
      mean[dimension] /= count;
    }
  }

  /** The mean over the batch drawn last, in one dimension: of variance 1 / size of the batch. */
  double mean(int dimension) {
    return mean[dimension];
  }
}
