package org.swath.core.spec;

import java.util.Optional;

/**
 * A figure from a publication.
 *
 * @param mean over its seeds; finite
 * @param sd its standard deviation over seeds, not negative; empty when none was published
 */
public record PublishedValue(double mean, Optional<Double> sd) {

  public PublishedValue {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean must be finite, but got " + mean);
    }
    sd.ifPresent(
        value -> {
          if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                "sd must be finite and not negative, but got " + value);
          }
        });
  }
}
