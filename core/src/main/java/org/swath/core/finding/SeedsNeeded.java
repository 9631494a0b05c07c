package org.swath.core.finding;

import java.util.List;
import java.util.OptionalInt;
import org.swath.core.stats.MeanEstimate;

/**
 * How many seeds it would take to decide a hypothesis about means, if means and spread stayed as
 * measured. With few seeds the spread is known badly and this is a rough guess.
 */
final class SeedsNeeded {

  private static final int MOST = 10_000;

  private SeedsNeeded() {}

  /**
   * The least number of seeds at which intervals that are as much narrower would lie in the region,
   * or one of them outside; empty when no number up to 10,000 is enough, or spreads are not known.
   */
  static OptionalInt of(List<Contrast> contrasts, Region region, double level) {
    boolean known =
        contrasts.stream().allMatch(c -> c.seeds() > 1 && c.estimate().standardError() > 0);
    if (!known) {
      return OptionalInt.empty();
    }
    boolean inside = contrasts.stream().allMatch(c -> region.depth(c.estimate().value()) > 0);
    double corrected = inside ? level : level / contrasts.size();
    int low = 2;
    int high = MOST;
    if (!decides(contrasts, region, corrected, inside, high)) {
      return OptionalInt.empty();
    }
    while (low < high) {
      int middle = (low + high) / 2;
      if (decides(contrasts, region, corrected, inside, middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalInt.of(high);
  }

  private static boolean decides(
      List<Contrast> contrasts, Region region, double level, boolean inside, int seeds) {
    return inside
        ? contrasts.stream().allMatch(c -> reaches(c, region, level, seeds))
        : contrasts.stream()
            .anyMatch(
                c -> region.depth(c.estimate().value()) < 0 && reaches(c, region, level, seeds));
  }

  /** Whether the interval of that many seeds would not hold the region's nearest bound. */
  private static boolean reaches(Contrast contrast, Region region, double level, int seeds) {
    MeanEstimate now = contrast.estimate();
    MeanEstimate then =
        new MeanEstimate(
            now.value(),
            now.standardError() * Math.sqrt((double) contrast.seeds() / seeds),
            seeds - 1,
            now.flaw());
    double halfWidth = then.interval(1 - 2 * level).upper() - now.value();
    return halfWidth < Math.abs(region.depth(now.value()));
  }
}
