package org.swath.core.finding;

import java.util.Arrays;
import java.util.List;

/**
 * One number for each seed: a metric's mean over the configurations of a group.
 *
 * <p>Seeds are what is drawn anew, so they are the replicates: runs of several configurations at
 * one seed start from the same weights and see the same batches, and count once.
 *
 * @param seeds ascending
 * @param values one for each seed; NaN where a run has no number
 */
record SeedMeans(List<Long> seeds, double[] values) {

  SeedMeans {
    seeds = List.copyOf(seeds);
    if (seeds.size() != values.length) {
      throw new IllegalArgumentException(
          "Every seed must have a value, but got %d seeds and %d values"
              .formatted(seeds.size(), values.length));
    }
  }

  /** Over all of {@code runs}; a seed at which one of them has no number has none. */
  static SeedMeans of(List<JudgedRun> runs, String metric) {
    List<Long> seeds = runs.stream().map(JudgedRun::seed).distinct().sorted().toList();
    double[] values = new double[seeds.size()];
    for (int i = 0; i < values.length; i++) {
      long seed = seeds.get(i);
      values[i] =
          runs.stream()
              .filter(run -> run.seed() == seed)
              .mapToDouble(run -> run.value(metric))
              .average()
              .orElseThrow();
    }
    return new SeedMeans(seeds, values);
  }

  double mean() {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The same seeds without a value. */
  SeedMeans unknown() {
    double[] none = new double[values.length];
    Arrays.fill(none, Double.NaN);
    return new SeedMeans(seeds, none);
  }
}
