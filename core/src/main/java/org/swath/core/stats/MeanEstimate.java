package org.swath.core.stats;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean, or a difference of two means, with what is known of its error: the common ground of t
 * intervals, t tests and tests of equivalence. They take the values of a configuration to be drawn
 * from a normal distribution, or their number to be large.
 *
 * @param value the mean or difference; NaN when a value is NaN or infinite or there are none
 * @param standardError its standard error; 0 when the values have no spread beyond rounding, NaN
 *     when they do not tell
 * @param degreesOfFreedom of the t distribution of value/standardError, need not be whole; NaN
 *     together with the standard error
 * @param flaw why there is no standard error or why it is 0, as a sentence; empty when all is well
 */
public record MeanEstimate(
    double value, double standardError, double degreesOfFreedom, Optional<String> flaw) {

  private static final String NOT_FINITE =
      "Some values are not finite numbers, so that means and tests of them are not defined.";

  private static final String NO_SPREAD =
      "The values have no spread over seeds, so that a t test has nothing to measure the"
          + " difference by.";

  public MeanEstimate {
    Objects.requireNonNull(flaw, "flaw");
    if (standardError < 0) {
      throw new IllegalArgumentException(
          "standardError >= 0 or NaN must hold, but got " + standardError);
    }
    if (flaw.isEmpty() && !(standardError > 0)) {
      throw new IllegalArgumentException(
          "A standard error that is 0 or not known must have its reason, but got none");
    }
  }

  /** The mean of one value per seed: standard error s/√n, n − 1 degrees of freedom. */
  public static MeanEstimate ofMean(double... values) {
    return ofMean(values, Values.rounding(values));
  }

  /**
   * The mean of {@code a} less that of {@code b}, which need not have the same number of values nor
   * the same spread: standard error √(s²a/na + s²b/nb), degrees of freedom by Welch (1947) and
   * Satterthwaite (1946).
   */
  public static MeanEstimate ofWelchDifference(double[] a, double[] b) {
    if (!Values.areFinite(a) || !Values.areFinite(b)) {
      return unknown(Double.NaN, NOT_FINITE);
    }
    Description first = Description.of(a);
    Description second = Description.of(b);
    double difference = first.mean() - second.mean();
    if (a.length < 2 || b.length < 2) {
      return unknown(difference, tooFew("both sides", Math.min(a.length, b.length)));
    }
    double error = Math.hypot(first.standardError(), second.standardError());
    double rounding = Values.rounding(DoubleStream.of(first.mean(), second.mean()).toArray());
    if (error <= rounding) {
      return spreadless(difference, rounding, a.length + b.length - 2);
    }
    double share = Math.pow(first.standardError() / error, 2);
    double otherShare = Math.pow(second.standardError() / error, 2);
    double degreesOfFreedom =
        1 / (share * share / (a.length - 1) + otherShare * otherShare / (b.length - 1));
    return new MeanEstimate(difference, error, degreesOfFreedom, Optional.empty());
  }

  /**
   * The mean of {@code a[i] - b[i]} over pairs, such as runs at the same seed: standard error of
   * the differences' mean, n − 1 degrees of freedom.
   *
   * @throws IllegalArgumentException when the numbers of values differ
   */
  public static MeanEstimate ofPairedDifference(double[] a, double[] b) {
    double[] differences = Values.differences(a, b);
    return ofMean(differences, Math.max(Values.rounding(a), Values.rounding(b)));
  }

  private static MeanEstimate ofMean(double[] values, double rounding) {
    if (!Values.areFinite(values)) {
      return unknown(Double.NaN, NOT_FINITE);
    }
    Description described = Description.of(values);
    if (values.length < 2) {
      return unknown(described.mean(), tooFew("it", values.length));
    }
    return described.sampleDeviation() <= rounding
        ? spreadless(described.mean(), rounding, values.length - 1)
        : new MeanEstimate(
            described.mean(), described.standardError(), values.length - 1, Optional.empty());
  }

  /** From value − t·error to value + t·error; the value itself when there is no spread. */
  public Interval interval(double confidence) {
    Interval.requireConfidence(confidence);
    if (Double.isNaN(standardError)) {
      return Interval.unknown(confidence);
    }
    if (standardError == 0) {
      return new Interval(value, value, confidence);
    }
    double reach =
        TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2)
            * standardError;
    return new Interval(value - reach, value + reach, confidence);
  }

  /** Tests against a true value of 0, on both sides. */
  public TTest test() {
    if (Double.isNaN(standardError)) {
      return new TTest(Double.NaN, Double.NaN, Double.NaN, flaw);
    }
    if (standardError == 0) {
      return new TTest(Double.NaN, degreesOfFreedom, value == 0 ? 1 : Double.NaN, flaw);
    }
    double statistic = value / standardError;
    double pValue = 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(statistic));
    return new TTest(statistic, degreesOfFreedom, pValue, Optional.empty());
  }

  /**
   * Tests whether the true value lies between two bounds, by two one-sided t tests.
   *
   * @param from below {@code to}
   * @param to as far from 0 as a difference may be and still count as none
   * @param alpha level of each of the two tests, in (0, 0.5)
   */
  public Equivalence equivalence(double from, double to, double alpha) {
    Values.requireAlpha(alpha);
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "from < to must hold of the bounds of equivalence, but got %s and %s"
              .formatted(from, to));
    }
    Interval interval = interval(1 - 2 * alpha);
    if (!(standardError > 0)) {
      return new Equivalence(from, to, alpha, Double.NaN, Double.NaN, interval, flaw);
    }
    TDistribution distribution = TDistribution.of(degreesOfFreedom);
    return new Equivalence(
        from,
        to,
        alpha,
        distribution.survivalProbability((value - from) / standardError),
        distribution.cumulativeProbability((value - to) / standardError),
        interval,
        flaw);
  }

  private static MeanEstimate unknown(double value, String flaw) {
    return new MeanEstimate(value, Double.NaN, Double.NaN, Optional.of(flaw));
  }

  private static MeanEstimate spreadless(double value, double rounding, double degreesOfFreedom) {
    boolean none = Math.abs(value) <= rounding;
    return new MeanEstimate(none ? 0 : value, 0, degreesOfFreedom, Optional.of(NO_SPREAD));
  }

  private static String tooFew(String what, int n) {
    return "A standard error needs two values at least, but %s has %s."
        .formatted(what, n == 0 ? "none" : "one");
  }
}
