package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.swath.core.stats.MultipleComparisons;

/**
 * One metric in A and in B.
 *
 * @param metric dashed name, {@code final-loss}
 * @param configurations one for each pair of configurations, in A's order; their p values are
 *     adjusted for their number by Holm's method
 * @param overall means over configurations, one pair for each seed that all of these have: runs of
 *     one seed share weights and batches and are no replicates of each other. Its p value is
 *     adjusted for the number of metrics, without those that depend on the machine
 */
public record MetricComparison(
    String metric, List<ConfigurationDifference> configurations, Difference overall) {

  /** How long a run trained: a matter of the machine and of what else it does. */
  public static final String TRAIN_SECONDS = "train-seconds";

  public MetricComparison {
    Objects.requireNonNull(metric, "metric");
    configurations = List.copyOf(configurations);
    Objects.requireNonNull(overall, "overall");
  }

  /**
   * Adjusts the p values of configurations for each other, and puts the configurations together.
   */
  static MetricComparison of(
      String metric, List<ConfigurationDifference> single, OptionalDouble margin) {
    double[] adjusted =
        MultipleComparisons.HOLM.adjusted(
            single.stream().mapToDouble(row -> row.difference().pValue()).toArray());
    List<ConfigurationDifference> rows = new ArrayList<>();
    for (int i = 0; i < single.size(); i++) {
      rows.add(single.get(i).withAdjustedPValue(adjusted[i]));
    }
    return new MetricComparison(metric, rows, Difference.of(overSeeds(rows), margin));
  }

  /** Adjusts what is said of all configurations together for the number of metrics. */
  static List<MetricComparison> adjusted(List<MetricComparison> metrics) {
    double[] adjusted =
        MultipleComparisons.HOLM.adjusted(
            metrics.stream()
                .filter(metric -> !metric.dependsOnMachine())
                .mapToDouble(metric -> metric.overall().pValue())
                .toArray());
    List<MetricComparison> all = new ArrayList<>();
    int next = 0;
    for (MetricComparison metric : metrics) {
      all.add(
          metric.dependsOnMachine()
              ? metric
              : new MetricComparison(
                  metric.metric(),
                  metric.configurations(),
                  metric.overall().withAdjustedPValue(adjusted[next++])));
    }
    return all;
  }

  /** Whether a change of it says nothing of what was trained. */
  public boolean dependsOnMachine() {
    return metric.equals(TRAIN_SECONDS);
  }

  /** Configurations with this verdict. */
  public int count(Verdict verdict) {
    return (int)
        configurations.stream().filter(row -> row.difference().verdict() == verdict).count();
  }

  /** Configurations that have a pair. */
  public int compared() {
    return configurations.size() - count(Verdict.NO_PAIR);
  }

  /** Whether any configuration, or all of them together, changed beyond noise. */
  public boolean isChanged() {
    return count(Verdict.CHANGED) > 0 || overall.verdict() == Verdict.CHANGED;
  }

  /** Pairs in which B is higher. */
  public int higher() {
    return pairs(pair -> pair.b() > pair.a());
  }

  /** Pairs in which B is lower. */
  public int lower() {
    return pairs(pair -> pair.b() < pair.a());
  }

  /** Pairs of all configurations. */
  public int pairs() {
    return pairs(pair -> true);
  }

  /** Runs that count with their last epoch. */
  public NotMet notMet() {
    return configurations.stream()
        .map(ConfigurationDifference::notMet)
        .reduce(NotMet.NONE, NotMet::plus);
  }

  private int pairs(Predicate<PairedValue> which) {
    return (int)
        configurations.stream()
            .flatMap(row -> row.difference().pairs().stream())
            .filter(which)
            .count();
  }

  private static List<PairedValue> overSeeds(List<ConfigurationDifference> rows) {
    Map<Long, List<PairedValue>> bySeed = new TreeMap<>();
    int configurations = 0;
    for (ConfigurationDifference row : rows) {
      configurations += row.difference().n() > 0 ? 1 : 0;
      for (PairedValue pair : row.difference().pairs()) {
        bySeed.computeIfAbsent(pair.seed(), seed -> new ArrayList<>()).add(pair);
      }
    }
    List<PairedValue> means = new ArrayList<>();
    for (Map.Entry<Long, List<PairedValue>> seed : bySeed.entrySet()) {
      List<PairedValue> pairs = seed.getValue();
      if (pairs.size() == configurations) {
        means.add(
            new PairedValue(
                seed.getKey(), mean(pairs, PairedValue::a), mean(pairs, PairedValue::b)));
      }
    }
    return means;
  }

  private static double mean(List<PairedValue> pairs, ToDoubleFunction<PairedValue> side) {
    return pairs.stream().mapToDouble(side).average().orElse(Double.NaN);
  }
}
