package org.swath.core.finding;

import java.util.Objects;
import org.swath.core.stats.MeanEstimate;

/**
 * One mean, or difference of two, that a hypothesis makes a claim about.
 *
 * @param what in words
 * @param estimate over seeds
 * @param seeds of how many values, one for each seed, it is the mean; 0 for values that are not
 *     paired
 */
record Contrast(String what, MeanEstimate estimate, int seeds) {

  Contrast {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(estimate, "estimate");
  }

  /** A mean of one value for each seed. */
  static Contrast ofMean(String what, double[] values) {
    return new Contrast(what, MeanEstimate.ofMean(values), values.length);
  }

  /** One less {@code factor} times the other: by pairs where both have the same seeds. */
  static Contrast ofDifference(String what, SeedMeans one, SeedMeans other, double factor) {
    double[] scaled = other.values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return one.seeds().equals(other.seeds())
        ? new Contrast(
            what, MeanEstimate.ofPairedDifference(one.values(), scaled), one.seeds().size())
        : new Contrast(what, MeanEstimate.ofWelchDifference(one.values(), scaled), 0);
  }
}
