package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.stats.Description;
import org.swath.core.stats.Interval;
import org.swath.core.stats.KaplanMeier;
import org.swath.results.RunStatus;

/**
 * One row for each metric and group, numbers in full; no number is an empty field. The comparison
 * with the reference stands in the same row. The median of convergence epochs is that of the
 * Kaplan-Meier curve. Analyses of variance do not fit into the table; JSON has them.
 */
final class StatisticsCsvForm implements StatisticsForm {

  private static final List<String> FIGURES =
      List.of(
          "n",
          "mean",
          "sd_population",
          "sd_sample",
          "mean_lower",
          "mean_upper",
          "median",
          "interquartile_mean",
          "interquartile_mean_lower",
          "interquartile_mean_upper",
          "minimum",
          "maximum");

  private static final List<String> COMPARED =
      List.of(
          "role",
          "pairs",
          "difference",
          "difference_lower",
          "difference_upper",
          "p",
          "p_holm",
          "p_ranks",
          "p_ranks_holm",
          "probability_of_improvement",
          "effect_size",
          "seeds_needed");

  @Override
  public String write(SweepStatistics statistics) {
    List<Factor> by = statistics.question().by();
    List<Object> header = new ArrayList<>(List.of("metric"));
    by.forEach(factor -> header.add(factor.column()));
    header.add("runs");
    Arrays.stream(RunStatus.values()).forEach(status -> header.add(status.text()));
    header.add("missing");
    header.addAll(FIGURES);
    header.addAll(COMPARED);
    List<List<Object>> rows = new ArrayList<>(List.of(header));
    for (MetricStatistics metric : statistics.metrics()) {
      for (GroupStatistics group : metric.groups()) {
        List<Object> row = start(metric.metric(), by, group.levels(), Optional.of(group.runs()));
        row.addAll(figures(group));
        row.addAll(compared(metric, group.levels()));
        rows.add(row);
      }
    }
    statistics
        .convergence()
        .ifPresent(c -> c.groups().forEach(group -> rows.add(epochs(by, group))));
    return CsvForm.write(rows);
  }

  private static List<Object> start(
      String metric, List<Factor> by, ParameterValues levels, Optional<RunCounts> runs) {
    List<Object> row = new ArrayList<>(List.of(metric));
    by.forEach(factor -> row.add(levels.values().get(factor.name())));
    row.add(runs.map(RunCounts::planned).orElse(null));
    Arrays.stream(RunStatus.values())
        .forEach(status -> row.add(runs.map(counts -> counts.of(status)).orElse(null)));
    row.add(runs.map(RunCounts::missing).orElse(null));
    return row;
  }

  private static List<Object> figures(GroupStatistics group) {
    Description values = group.values();
    List<Object> row = new ArrayList<>(List.of(values.n()));
    row.add(CsvForm.finite(values.mean()));
    row.add(CsvForm.finite(values.populationDeviation()));
    row.add(CsvForm.finite(values.sampleDeviation()));
    addInterval(row, group.mean());
    row.add(CsvForm.finite(values.median()));
    row.add(CsvForm.finite(values.interquartileMean()));
    addInterval(row, group.interquartileMean());
    row.add(CsvForm.finite(values.minimum()));
    row.add(CsvForm.finite(values.maximum()));
    return row;
  }

  private static List<Object> compared(MetricStatistics metric, ParameterValues levels) {
    Optional<Comparisons> comparisons = metric.comparisons();
    Optional<Comparison> own =
        comparisons.stream()
            .flatMap(all -> all.shown().stream())
            .filter(comparison -> comparison.levels().equals(levels))
            .findFirst();
    boolean reference = comparisons.filter(all -> all.reference().equals(levels)).isPresent();
    if (own.isEmpty()) {
      List<Object> empty = new ArrayList<>(Collections.nCopies(COMPARED.size(), null));
      empty.set(0, reference ? "reference" : null);
      return empty;
    }
    Comparison comparison = own.get();
    List<Object> row = new ArrayList<>(List.of("compared", comparison.pairs()));
    row.add(CsvForm.finite(comparison.difference().value()));
    addInterval(row, comparison.interval());
    row.add(CsvForm.finite(comparison.pValue()));
    row.add(CsvForm.finite(comparison.adjustedPValue()));
    row.add(CsvForm.finite(comparison.rankPValue()));
    row.add(CsvForm.finite(comparison.adjustedRankPValue()));
    row.add(CsvForm.finite(comparison.improvement().estimate()));
    row.add(CsvForm.finite(comparison.effectSize()));
    row.add(comparison.seedsNeeded().isPresent() ? comparison.seedsNeeded().getAsInt() : null);
    return row;
  }

  private static List<Object> epochs(List<Factor> by, ConvergenceStatistics.Group group) {
    KaplanMeier curve = group.curve();
    List<Object> row = start(MetricSummary.CONVERGENCE_EPOCH, by, group.levels(), Optional.empty());
    List<Object> figures =
        new ArrayList<>(Collections.nCopies(FIGURES.size() + COMPARED.size(), null));
    figures.set(FIGURES.indexOf("n"), curve.observations());
    curve.median().ifPresent(median -> figures.set(FIGURES.indexOf("median"), median));
    row.addAll(figures);
    return row;
  }

  private static void addInterval(List<Object> row, Interval interval) {
    row.add(CsvForm.finite(interval.lower()));
    row.add(CsvForm.finite(interval.upper()));
  }
}
