package org.swath.core.stats;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Mean and spread of one number over the seeds of a configuration, in the number's own unit.
 *
 * <p>The standard deviation is that of the population (ddof = 0): it describes the seeds that were
 * run, as the published studies print it. It is smaller than the sample's estimate (ddof = 1) by a
 * factor of √((n − 1)/n), 0.816 for three seeds.
 *
 * <p>Nothing is dropped: a NaN among the values, such as the loss of a diverged run, makes mean and
 * standard deviation NaN, and an infinity makes the mean infinite or NaN and the standard deviation
 * NaN. Who wants completed runs only passes their values only, and says so beside the numbers.
 *
 * @param mean arithmetic mean; NaN when there are no values
 * @param standardDeviation 0 for one value; NaN when there are none
 * @param n number of values
 */
public record SeedSummary(double mean, double standardDeviation, int n) {

  public SeedSummary {
    if (n < 0) {
      throw new IllegalArgumentException("n >= 0 must hold, but got " + n);
    }
    if (standardDeviation < 0) {
      throw new IllegalArgumentException(
          "standardDeviation >= 0 or NaN must hold, but got " + standardDeviation);
    }
    if (n == 0 && !(Double.isNaN(mean) && Double.isNaN(standardDeviation))) {
      throw new IllegalArgumentException(
          "mean and standardDeviation of no values must be NaN, but got %s and %s"
              .formatted(mean, standardDeviation));
    }
  }

  /** Summarizes one value per seed; there may be none. */
  public static SeedSummary of(double... values) {
    double standardDeviation = new StandardDeviation(false).evaluate(values);
    boolean finite = true;
    for (double value : values) {
      finite &= Double.isFinite(value);
    }
    return new SeedSummary(
        new Mean().evaluate(values), finite ? standardDeviation : Double.NaN, values.length);
  }
}
