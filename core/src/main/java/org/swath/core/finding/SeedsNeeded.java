package org.swath.core.finding;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.swath.core.stats.MeanEstimate;
import org.swath.core.stats.Power;

/**
 * How many seeds it takes to decide a hypothesis about means in four of five sweeps, if means and
 * spread are as measured. With few seeds the spread is known badly and this is a rough guess.
 */
final class SeedsNeeded {

  private static final double POWER = 0.8;

  private SeedsNeeded() {}

  /**
   * The seeds with which the test of every quantity shows it to lie in the region, when all do now;
   * else those with which that of one shows it to lie outside. Empty when a quantity lies on a
   * bound, when no number is enough and when the spread is not known.
   *
   * @param level of a single one-sided test
   */
  static OptionalInt of(List<Contrast> contrasts, Region region, double level) {
    boolean known =
        contrasts.stream().allMatch(c -> c.seeds() > 1 && c.estimate().standardError() > 0);
    // Power is of tests on both sides, which one on one side has at twice the level.
    if (!known || 2 * level >= 0.5) {
      return OptionalInt.empty();
    }
    List<Contrast> outside =
        contrasts.stream().filter(c -> region.depth(c.estimate().value()) < 0).toList();
    if (outside.isEmpty()) {
      List<OptionalInt> each = contrasts.stream().map(c -> seeds(c, region, level)).toList();
      return each.stream().allMatch(OptionalInt::isPresent)
          ? numbers(each).max()
          : OptionalInt.empty();
    }
    double corrected = level / contrasts.size();
    return numbers(outside.stream().map(c -> seeds(c, region, corrected)).toList()).min();
  }

  private static IntStream numbers(List<OptionalInt> seeds) {
    return seeds.stream().flatMap(one -> one.stream().boxed()).mapToInt(Integer::intValue);
  }

  private static OptionalInt seeds(Contrast contrast, Region region, double level) {
    MeanEstimate estimate = contrast.estimate();
    double deviation = estimate.standardError() * Math.sqrt(contrast.seeds());
    return Power.pairs(region.depth(estimate.value()), deviation, 2 * level, POWER);
  }
}
