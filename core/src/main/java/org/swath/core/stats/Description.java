package org.swath.core.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What one number per seed comes to, in the number's own unit. A NaN or an infinity among the
 * values makes every figure but {@code n} NaN, and so do no values.
 *
 * @param n number of values
 * @param mean arithmetic mean
 * @param populationDeviation standard deviation of the values themselves, √(Σ(x − mean)²/n), "ddof
 *     0": what published tables print. 0 for one value
 * @param sampleDeviation estimate for the configuration from which the seeds were drawn, √(Σ(x −
 *     mean)²/(n − 1)), "ddof 1": what intervals and tests are made of. NaN for one value
 * @param standardError of the mean, sampleDeviation/√n. NaN for one value
 * @param median the middle value, or the mean of the two in the middle
 * @param interquartileMean mean of the middle half: the ⌊n/4⌋ lowest and as many of the highest
 *     values are cut off. So for fewer than four values it is the mean, and when 4 does not divide
 *     n rather more than half of the values are in it. That is {@code scipy.stats.trim_mean(x,
 *     0.25)}, which rliable uses (Agarwal and others 2021)
 * @param minimum the lowest value
 * @param maximum the highest value
 */
public record Description(
    int n,
    double mean,
    double populationDeviation,
    double sampleDeviation,
    double standardError,
    double median,
    double interquartileMean,
    double minimum,
    double maximum) {

  /** Describes one value per seed; there may be none. */
  public static Description of(double... values) {
    int n = values.length;
    if (n == 0 || !Values.areFinite(values)) {
      double none = Double.NaN;
      return new Description(n, none, none, none, none, none, none, none, none);
    }
    double sample = n == 1 ? Double.NaN : sampleDeviation(values);
    return new Description(
        n,
        mean(values),
        new StandardDeviation(false).evaluate(values),
        sample,
        sample / Math.sqrt(n),
        median(values),
        interquartileMean(values),
        Arrays.stream(values).min().orElseThrow(),
        Arrays.stream(values).max().orElseThrow());
  }

  /** The mean, corrected by that of what is left: equal values have their own value as mean. */
  static double mean(double... values) {
    return new Mean().evaluate(values);
  }

  /** Of two values at least. */
  static double sampleDeviation(double... values) {
    return new StandardDeviation(true).evaluate(values);
  }

  static double median(double... values) {
    return Median.withDefaults().withCopy(true).evaluate(values);
  }

  static double interquartileMean(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = sorted.length / 4;
    return new Mean().evaluate(sorted, cut, sorted.length - 2 * cut);
  }
}
