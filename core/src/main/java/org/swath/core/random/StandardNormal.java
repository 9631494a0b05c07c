package org.swath.core.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Numbers from the standard normal distribution, drawn from a stream by the polar method (Marsaglia
 * and Bray, 1964): two for each pair of uniform numbers that falls into the unit circle. Only
 * 53-bit uniform numbers are drawn, and the logarithm is {@link StrictMath}'s: the same numbers on
 * every machine. Not thread-safe.
 */
public final class StandardNormal {

  private final UniformRandomProvider stream;
  private double second = Double.NaN;

  public StandardNormal(UniformRandomProvider stream) {
    this.stream = stream;
  }

  /** The next number. */
  public double next() {
    if (!Double.isNaN(second)) {
      double value = second;
      second = Double.NaN;
      return value;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * stream.nextDouble() - 1;
      y = 2 * stream.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
    second = scale * y;
    return scale * x;
  }
}
