package org.swath.core.data;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * What drawing a digit asks of a random stream. Only 53-bit uniform numbers are drawn from it;
 * everything else is plain arithmetic on them, the same on every machine.
 *
 * @param stream the stream of one image, or of one group of labels
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

  /** A whole number from 0 to {@code bound} - 1, each as likely; {@code bound} is small. */
  int below(int bound) {
    return (int) (stream.nextDouble() * bound);
  }
}
