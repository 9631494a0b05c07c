package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swath.core.plan.Factor;
import org.swath.core.plan.FactorType;
import org.swath.core.stats.SeedSummary;
import org.swath.jobs.compare.Block.Column;
import org.swath.jobs.compare.Block.Heading;
import org.swath.jobs.compare.Block.Paragraph;
import org.swath.jobs.compare.Block.Table;
import org.swath.jobs.report.CheckText;
import org.swath.jobs.report.Notation;
import org.swath.jobs.report.Unit;

/** What is said of the metrics: one table of all, then one for each that has rows to show. */
final class MetricsText {

  private static final String NOTHING = "-";

  private static final int MOST_ROWS = 20;

  /** A difference that is smaller than this, relative to the mean, needs no digits to show it. */
  private static final double ROUNDING = 1e-6;

  private static final String METHOD =
      "n is the number of seeds. Numbers are over pairs that completed on both sides; the difference"
          + " is B less A, paired at each seed, with its 95 % interval by Student's t. p is that of the"
          + " paired t test; p (Holm) is raised for the number of rows, configurations of a metric or"
          + " metrics over all configurations, since of many rows some differ by chance. A row changed"
          + " when p (Holm) is below 0.05.";

  private final SweepComparison comparison;
  private final List<Factor> factors;
  private final boolean everyRow;

  /**
   * @param everyRow whether configurations are shown that did not change
   */
  MetricsText(SweepComparison comparison, boolean everyRow) {
    this.comparison = comparison;
    this.factors = comparison.a().plan().factors();
    this.everyRow = everyRow;
  }

  List<Block> blocks() {
    if (comparison.pairing().pairs().stream().noneMatch(RunPair::isCompleted)) {
      return List.of(
          new Paragraph(
              "Metrics: no pair completed on both sides, so there is nothing to compare."));
    }
    List<Block> blocks = new ArrayList<>();
    boolean single = comparison.pairing().configurations().size() == 1;
    blocks.add(new Heading(single ? "Metrics:" : "Metrics, over all configurations:"));
    blocks.add(overview(single));
    if (!single) {
      comparison.metrics().forEach(metric -> addRows(blocks, metric));
    }
    blocks.addAll(notes());
    return blocks;
  }

  private Table overview(boolean single) {
    List<Column> columns = new ArrayList<>(List.of(new Column("metric", false)));
    if (!single) {
      columns.add(new Column("changed", false));
    }
    columns.addAll(
        List.of(
            new Column("n", true),
            new Column("mean A", true),
            new Column("mean B", true),
            new Column("p", true),
            new Column("p (Holm)", true),
            new Column("verdict", false)));
    List<List<String>> rows = new ArrayList<>();
    for (MetricComparison metric : comparison.metrics()) {
      Difference overall = metric.overall();
      List<String> row = new ArrayList<>(List.of(name(metric)));
      if (!single) {
        row.add("%d of %d".formatted(metric.count(Verdict.CHANGED), metric.compared()));
      }
      row.add(String.valueOf(overall.n()));
      row.addAll(means(metric, List.of(overall), overall));
      row.add(DifferenceText.pValue(overall.pValue()));
      row.add(DifferenceText.pValue(overall.adjustedPValue()));
      row.add(new DifferenceText(metric.metric()).verdict(overall));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private void addRows(List<Block> blocks, MetricComparison metric) {
    List<ConfigurationDifference> shown =
        metric.configurations().stream()
            .filter(row -> everyRow || row.difference().verdict() == Verdict.CHANGED)
            .limit(everyRow ? Integer.MAX_VALUE : MOST_ROWS)
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    List<Column> columns =
        Stream.concat(
                factors.stream()
                    .map(
                        factor ->
                            new Column(
                                factor.name().replace('-', ' '),
                                factor.type() == FactorType.INTEGER
                                    || factor.type() == FactorType.NUMBER)),
                Stream.of(
                    new Column("n", true),
                    new Column("mean A", true),
                    new Column("mean B", true),
                    new Column("p", true),
                    new Column("p (Holm)", true),
                    new Column("verdict", false)))
            .toList();
    List<Difference> differences = shown.stream().map(row -> row.difference()).toList();
    List<List<String>> rows = new ArrayList<>();
    for (ConfigurationDifference shownRow : shown) {
      Difference difference = shownRow.difference();
      List<String> row = new ArrayList<>();
      factors.forEach(
          factor -> {
            Object level = shownRow.configuration().levels().values().get(factor.name());
            row.add(level == null ? NOTHING : CheckText.level(level));
          });
      row.add(String.valueOf(difference.n()));
      row.addAll(means(metric, differences, difference));
      row.add(DifferenceText.pValue(difference.pValue()));
      row.add(DifferenceText.pValue(difference.adjustedPValue()));
      row.add(new DifferenceText(metric.metric()).verdict(difference));
      rows.add(row);
    }
    blocks.add(new Heading(heading(metric)));
    blocks.add(new Table(columns, rows));
    String rest = rest(metric, shown.size());
    if (!rest.isEmpty()) {
      blocks.add(new Paragraph(rest, true));
    }
  }

  private String heading(MetricComparison metric) {
    return "%s, by configuration%s: B is lower in %d of %d pairs, higher in %d:"
        .formatted(
            capitalised(metric.metric().replace('-', ' ')),
            everyRow ? "" : ", those that changed",
            metric.lower(),
            metric.pairs(),
            metric.higher());
  }

  private static String rest(MetricComparison metric, int shown) {
    if (shown == metric.configurations().size()) {
      return "";
    }
    Map<Verdict, String> words = new EnumMap<>(Verdict.class);
    words.put(Verdict.EQUAL, "equal");
    words.put(Verdict.WITHIN_MARGIN, "equal within the margin");
    words.put(Verdict.NOT_BEYOND_NOISE, "with no change beyond noise");
    words.put(Verdict.UNDECIDED, "undecided");
    words.put(Verdict.NO_PAIR, "without a pair");
    words.put(Verdict.CHANGED, "changed too");
    Map<Verdict, Integer> hidden = new EnumMap<>(Verdict.class);
    words.keySet().forEach(verdict -> hidden.put(verdict, metric.count(verdict)));
    hidden.merge(Verdict.CHANGED, -shown, Integer::sum);
    String counts =
        words.entrySet().stream()
            .filter(word -> hidden.get(word.getKey()) > 0)
            .map(word -> hidden.get(word.getKey()) + " " + word.getValue())
            .collect(Collectors.joining(", "));
    return "Not shown (--all shows them): %s.".formatted(counts);
  }

  /** Both means, with digits that fit their column and show how they differ. */
  private static List<String> means(
      MetricComparison metric, List<Difference> ofColumn, Difference of) {
    List<SeedSummary> summaries = new ArrayList<>();
    for (Difference difference : ofColumn) {
      summaries.add(digits(difference, PairedValue::a));
      summaries.add(digits(difference, PairedValue::b));
    }
    Unit unit = Unit.of(metric.metric());
    Notation notation = Notation.fitting(unit, summaries);
    return Stream.of(of.meanOfA(), of.meanOfB())
        .map(mean -> of.n() == 0 ? NOTHING : notation.write(mean) + unit.sign())
        .toList();
  }

  /** A side's mean, with the smaller of its spread and the difference to tell apart. */
  private static SeedSummary digits(Difference difference, ToDoubleFunction<PairedValue> side) {
    SeedSummary summary = SeedSummary.of(difference.pairs().stream().mapToDouble(side).toArray());
    double distance = Math.abs(difference.estimate().value());
    return distance > ROUNDING * Math.abs(summary.mean()) && distance < summary.standardDeviation()
        ? new SeedSummary(summary.mean(), distance, summary.n())
        : summary;
  }

  private static String name(MetricComparison metric) {
    return metric.metric().replace('-', ' ') + (metric.dependsOnMachine() ? " *" : "");
  }

  private List<Block> notes() {
    List<Block> notes = new ArrayList<>(List.of(new Paragraph(METHOD)));
    for (MetricComparison metric : comparison.metrics()) {
      if (!metric.notMet().isNone()) {
        notes.add(
            new Paragraph(
                "Convergence epoch: %d of %d runs of A and %d of B did not meet the criterion and count with their last epoch, so a difference with them is one of lower bounds."
                    .formatted(metric.notMet().inA(), metric.pairs(), metric.notMet().inB())));
      }
    }
    comparison
        .criterion()
        .criterion()
        .ifPresent(
            criterion ->
                notes.add(
                    new Paragraph(
                        "Convergence epoch (%s): %s, over the epochs that both runs of a pair trained.%s"
                            .formatted(
                                criterion.name(),
                                criterion
                                    .rule()
                                    .criterion()
                                    .epochInWords(criterion.metric().replace('-', ' ')),
                                comparison.criterion().remark().map(r -> " " + r).orElse("")))));
    notes.add(
        new Paragraph(
            "* Depends on the machine and on what else it does: says nothing of what was trained."));
    return notes;
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
