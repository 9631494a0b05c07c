package org.swath.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sweep of runs that do nothing, as a user would write it.
 *
 * @param configurations levels of its one factor
 * @param seeds runs of each configuration
 */
record NoOpSpec(int configurations, int seeds) {

  private static final int SEEDS = 10;

  /**
   * @param runs a multiple of 10
   */
  static NoOpSpec ofRuns(int runs) {
    if (runs < SEEDS || runs % SEEDS != 0) {
      throw new IllegalArgumentException(
          "Runs must be a positive multiple of " + SEEDS + ", but got " + runs);
    }
    return new NoOpSpec(runs / SEEDS, SEEDS);
  }

  String yaml() {
    String levels =
        IntStream.rangeClosed(1, configurations)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return """
    name: driver-overhead
    workload: {name: no-op}
    data: {name: no-op}
    training: {epochs: 1, learning-rate: 0.1, optimizer: no-op}
    grid:
      level: [%s]
    seeds: {first: 1, count: %d}
    convergence:
      - {name: settled, criterion: absolute-change, metric: loss, threshold: 1.0, window: 1}
    """
        .formatted(levels, seeds);
  }
}
