package org.swath.core.data;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * What drawing data asks of a random stream. Only 53-bit uniform numbers are drawn from it;
 * everything else is plain arithmetic on them, the same on every machine.
 *
 * @param stream the stream of one image, one sequence, or one group of labels
 */
record Draws(UniformRandomProvider stream) {

  /** Uniform from {@code low} to {@code high}. */
  double between(double low, double high) {
    return low + (high - low) * stream.nextDouble();
  }

  /** Bell-shaped around {@code centre}, never further from it than {@code reach}. */
  double around(double centre, double reach) {
    double sum = stream.nextDouble() + stream.nextDouble() + stream.nextDouble();
    return centre + reach * (sum / 1.5 - 1);
  }

  /**
   * A whole number from 0 to {@code count} - 1, each as likely as its share says.
   *
   * @param shares hold the shares from {@code from} on; they sum to 1
   */
  int among(double[] shares, int from, int count) {
    double left = stream.nextDouble();
    for (int i = 0; i < count - 1; i++) {
      left -= shares[from + i];
      if (left < 0) {
        return i;
      }
    }
    return count - 1;
  }

  /** A whole number from 0 to {@code bound} - 1, each as likely; {@code bound} is small. */
  int below(int bound) {
    return (int) (stream.nextDouble() * bound);
  }
}
