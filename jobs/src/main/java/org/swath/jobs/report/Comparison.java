package org.swath.jobs.report;

import java.util.Objects;
import java.util.OptionalInt;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.stats.BootstrapIntervals;
import org.swath.core.stats.Interval;
import org.swath.core.stats.MeanEstimate;

/**
 * One group of runs compared with the reference.
 *
 * @param levels of the group
 * @param pairs runs of the group that the reference has at the same seed, and at the same levels of
 *     the factors that the groups are not made by
 * @param seeds that are tested: pairs, or the runs of the side that has fewer
 * @param paired whether the tests are of those pairs: the paired t test and Wilcoxon's. If not, as
 *     with fewer than two pairs, they are Welch's and Mann and Whitney's of all runs
 * @param difference mean of the group less that of the reference, over what is tested
 * @param interval of the difference
 * @param pValue of the t test
 * @param adjustedPValue the same by Holm's method over all comparisons of the metric
 * @param rankPValue of the rank test
 * @param adjustedRankPValue the same by Holm's method
 * @param improvement chance that a run of the group is better than one of the reference; higher,
 *     for a metric that is neither good nor bad
 * @param effectSize difference in standard deviations: d_z of pairs, Hedges' g otherwise
 * @param seedsNeeded pairs, or runs on each side, that find such a difference with a power of 0.8;
 *     empty when the runs do not tell, show no difference, or it takes more than a million
 */
public record Comparison(
    ParameterValues levels,
    int pairs,
    int seeds,
    boolean paired,
    MeanEstimate difference,
    Interval interval,
    double pValue,
    double adjustedPValue,
    double rankPValue,
    double adjustedRankPValue,
    BootstrapIntervals improvement,
    double effectSize,
    OptionalInt seedsNeeded) {

  public Comparison {
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(difference, "difference");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(improvement, "improvement");
    Objects.requireNonNull(seedsNeeded, "seedsNeeded");
  }

  Comparison adjusted(double pValueOfAll, double rankPValueOfAll) {
    return new Comparison(
        levels,
        pairs,
        seeds,
        paired,
        difference,
        interval,
        pValue,
        pValueOfAll,
        rankPValue,
        rankPValueOfAll,
        improvement,
        effectSize,
        seedsNeeded);
  }

  Comparison improving(BootstrapIntervals chance) {
    return new Comparison(
        levels,
        pairs,
        seeds,
        paired,
        difference,
        interval,
        pValue,
        adjustedPValue,
        rankPValue,
        adjustedRankPValue,
        chance,
        effectSize,
        seedsNeeded);
  }
}
