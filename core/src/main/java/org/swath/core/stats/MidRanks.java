package org.swath.core.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks from 1, the lowest value first; equal values share the mean of their ranks. */
final class MidRanks {

  private final double[] ranks;
  private final double tieTerm;

  private MidRanks(double[] ranks, double tieTerm) {
    this.ranks = ranks;
    this.tieTerm = tieTerm;
  }

  static MidRanks of(double... values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    double tieTerm = 0;
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      double equal = to - from;
      tieTerm += equal * (equal * equal - 1);
      from = to;
    }
    return new MidRanks(ranks, tieTerm);
  }

  int count() {
    return ranks.length;
  }

  double of(int index) {
    return ranks[index];
  }

  /** Twice each rank, a whole number. */
  int[] doubled() {
    return Arrays.stream(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
  }

  /** Σ(t³ − t) over the groups of t equal values; 0 without ties. */
  double tieTerm() {
    return tieTerm;
  }
}
