package org.swath.jobs.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.swath.core.stats.SeedSummary;

/**
 * The curves of several runs taken together, at the epochs that are drawn; an epoch at which no run
 * has a finite number is left out.
 *
 * @param points in the order of epochs
 */
record CurveBand(List<Point> points) {

  /** Up to this many seeds a band is from the smallest to the largest. */
  static final int FEW_SEEDS = 5;

  /** What the runs come to at one epoch, in the unit of its axis. */
  record Point(int epoch, double mean, double low, double high, int n) {}

  CurveBand {
    points = List.copyOf(points);
  }

  /**
   * @param curves one of each run: [epoch - 1]
   */
  static CurveBand of(List<double[]> curves, int[] epochs, MetricScale scale) {
    return new CurveBand(
        Arrays.stream(epochs).boxed().flatMap(epoch -> point(epoch, curves, scale)).toList());
  }

  boolean hasBand() {
    return points.stream().anyMatch(point -> point.high > point.low);
  }

  private static Stream<Point> point(int epoch, List<double[]> curves, MetricScale scale) {
    double[] values =
        curves.stream()
            .filter(curve -> curve.length >= epoch)
            .mapToDouble(curve -> curve[epoch - 1])
            .filter(Double::isFinite)
            .toArray();
    if (values.length == 0) {
      return Stream.empty();
    }
    SeedSummary summary = SeedSummary.of(values);
    boolean few = values.length <= FEW_SEEDS;
    double spread = summary.standardDeviation();
    double low = few ? Arrays.stream(values).min().orElseThrow() : summary.mean() - spread;
    double high = few ? Arrays.stream(values).max().orElseThrow() : summary.mean() + spread;
    if (!Double.isFinite(summary.mean()) || !Double.isFinite(low) || !Double.isFinite(high)) {
      return Stream.empty();
    }
    return Stream.of(
        new Point(
            epoch,
            scale.shown(summary.mean()),
            scale.shown(low),
            scale.shown(high),
            values.length));
  }
}
