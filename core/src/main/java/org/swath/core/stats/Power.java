package org.swath.core.stats;

import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How likely a t test finds a difference that is there, and how many seeds it needs for that.
 *
 * <p>The difference and the spread are those assumed. With those that a few seeds showed, the
 * answer is a rough guess: it is as uncertain as they are, and too low when the difference was
 * looked at because it was large. It plans further runs and says nothing about the test already
 * made.
 */
public final class Power {

  /** The number of seeds that is not searched beyond. */
  public static final int MOST_SEEDS = 1_000_000;

  private Power() {}

  /**
   * The power of Welch's test on both sides, of {@code seeds} values on each.
   *
   * @param difference of the true means
   * @param deviationA true standard deviation of one side, above 0 on either side at least
   * @param deviationB of the other
   * @param seeds at least 2
   * @param alpha level, in (0, 0.5)
   */
  public static double ofWelch(
      double difference, double deviationA, double deviationB, int seeds, double alpha) {
    double varianceA = deviationA * deviationA;
    double varianceB = deviationB * deviationB;
    double both = varianceA + varianceB;
    double share = varianceA / both;
    double degreesOfFreedom = (seeds - 1) / (share * share + (1 - share) * (1 - share));
    return power(degreesOfFreedom, difference / Math.sqrt(both / seeds), alpha);
  }

  /**
   * The power of a paired t test on both sides, of {@code pairs} pairs.
   *
   * @param difference true mean of the pairs' differences
   * @param deviation true standard deviation of the pairs' differences, above 0
   * @param pairs at least 2
   * @param alpha level, in (0, 0.5)
   */
  public static double ofPairs(double difference, double deviation, int pairs, double alpha) {
    return power(pairs - 1, difference / deviation * Math.sqrt(pairs), alpha);
  }

  /**
   * The fewest seeds on each side with which Welch's test has the power asked for. Empty when there
   * is no difference, when an argument is NaN, and when it takes more than {@link #MOST_SEEDS}.
   *
   * @param power in (0, 1), as 0.8
   */
  public static OptionalInt seedsPerGroup(
      double difference, double deviationA, double deviationB, double alpha, double power) {
    requirePower(alpha, power);
    return fewest(
        difference,
        Math.hypot(deviationA, deviationB),
        power,
        seeds -> ofWelch(difference, deviationA, deviationB, seeds, alpha));
  }

  /** The same of pairs and the paired t test. */
  public static OptionalInt pairs(double difference, double deviation, double alpha, double power) {
    requirePower(alpha, power);
    return fewest(
        difference, deviation, power, pairs -> ofPairs(difference, deviation, pairs, alpha));
  }

  private static OptionalInt fewest(
      double difference, double deviation, double power, IntToDoubleFunction ofSeeds) {
    double noncentrality = difference / deviation;
    if (!(Math.abs(noncentrality) > 0)) {
      return OptionalInt.empty();
    }
    if (Double.isInfinite(noncentrality)) {
      return OptionalInt.of(2);
    }
    int enough = 2;
    while (ofSeeds.applyAsDouble(enough) < power) {
      if (enough >= MOST_SEEDS) {
        return OptionalInt.empty();
      }
      enough = Math.min(MOST_SEEDS, 2 * enough);
    }
    int tooFew = enough == 2 ? 1 : enough / 2;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (ofSeeds.applyAsDouble(middle) < power) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  private static double power(double degreesOfFreedom, double noncentrality, double alpha) {
    Values.requireAlpha(alpha);
    if (!(degreesOfFreedom > 0) || Double.isNaN(noncentrality)) {
      return Double.NaN;
    }
    if (Double.isInfinite(noncentrality)) {
      return 1;
    }
    double critical = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(alpha / 2);
    return new NoncentralT(degreesOfFreedom, noncentrality).probabilityBeyond(critical);
  }

  private static void requirePower(double alpha, double power) {
    Values.requireAlpha(alpha);
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("0 < power < 1 must hold, as 0.8, but got " + power);
    }
  }
}
