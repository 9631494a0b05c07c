package org.swath.core.data;

import java.nio.ByteBuffer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A stream of random numbers that its name alone decides, the same on every machine: XoShiRo256++
 * seeded with the SHA-256 of the name. Only 53-bit uniform numbers are drawn from the generator;
 * everything else is plain arithmetic on them.
 */
final class NamedRandom {

  private final UniformRandomProvider generator;

  NamedRandom(String name) {
    long[] seed = new long[4];
    ByteBuffer.wrap(Sha256.of(name)).asLongBuffer().get(seed);
    generator = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  /** Uniform from {@code low} to {@code high}. */
  double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Bell-shaped around {@code centre}, never further from it than {@code reach}. */
  double around(double centre, double reach) {
    return centre + reach * ((uniform() + uniform() + uniform()) / 1.5 - 1);
  }

  /** A whole number from 0 to {@code bound} - 1, each as likely; {@code bound} is small. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  private double uniform() {
    return (generator.nextLong() >>> 11) * 0x1.0p-53;
  }
}
