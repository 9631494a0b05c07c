package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.swath.core.converge.Better;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.stats.AnalysisOfVariance;
import org.swath.core.stats.AnovaTerm;
import org.swath.core.stats.KaplanMeier;
import org.swath.core.stats.LogRank;

/** Lays statistics out as a page. */
final class StatisticsPageWriter {

  private final SweepStatistics statistics;
  private final StatisticsQuestion question;
  private final String confidence;

  StatisticsPageWriter(SweepStatistics statistics) {
    this.statistics = statistics;
    this.question = statistics.question();
    this.confidence = Unit.PERCENT.plain(question.confidence());
  }

  StatisticsPage page() {
    List<StatisticsPage.Block> blocks = new ArrayList<>();
    blocks.add(
        new StatisticsPage.Paragraph(
            "Figures are over completed runs, one value per seed. sd (n) is the population standard"
                + " deviation, sd (n-1) the sample's, IQM the mean of the middle half; intervals"
                + " have"
                + " a confidence of %s, Student's for means and BCa bootstrap for IQM."
                    .formatted(confidence)));
    statistics.metrics().forEach(metric -> add(metric, blocks));
    statistics.convergence().ifPresent(convergence -> add(convergence, blocks));
    return new StatisticsPage(
        ReportText.title(statistics.sweepName(), statistics.configurations(), statistics.runs()),
        blocks);
  }

  private void add(MetricStatistics metric, List<StatisticsPage.Block> blocks) {
    StatisticsText text = new StatisticsText(Unit.of(metric.metric()));
    blocks.add(new StatisticsPage.Heading(text.name(metric.metric()) + better(metric)));
    if (metric.groups().stream().anyMatch(group -> group.values().n() > 0)) {
      blocks.add(groups(metric, text));
      int more = metric.groups().size() - Comparisons.MOST_SHOWN;
      if (more > 0) {
        blocks.add(
            new StatisticsPage.Paragraph(
                ReportText.counted(more, "more group")
                    + " are not shown, those with the worst means; --format csv has all."));
      }
    }
    paragraphs(metric.notes(), blocks);
    metric.variance().ifPresent(variance -> add(variance, blocks));
    metric.comparisons().ifPresent(comparisons -> add(metric, comparisons, text, blocks));
  }

  private static String better(MetricStatistics metric) {
    return metric
        .better()
        .map(better -> better == Better.LOWER ? " (lower is better)" : " (higher is better)")
        .orElse("");
  }

  private StatisticsPage.Table groups(MetricStatistics metric, StatisticsText text) {
    List<String> headings = new ArrayList<>(factorNames());
    headings.addAll(
        List.of("n", "mean", "sd (n)", "sd (n-1)", "interval of mean", "median", "IQM"));
    headings.add("interval of IQM");
    List<List<String>> rows = new ArrayList<>();
    for (GroupStatistics group : shown(metric)) {
      List<String> cells = new ArrayList<>(levels(group.levels()));
      cells.add(runs(group));
      cells.add(text.value(group.values().mean()));
      cells.add(text.spread(group.values().populationDeviation()));
      cells.add(text.spread(group.values().sampleDeviation()));
      cells.add(text.interval(group.mean()));
      cells.add(text.value(group.values().median()));
      cells.add(text.value(group.values().interquartileMean()));
      cells.add(text.interval(group.interquartileMean()));
      rows.add(cells);
    }
    return new StatisticsPage.Table(headings, question.by().size(), rows);
  }

  /** All groups in the order of the plan or, of very many, the best ones. */
  private static List<GroupStatistics> shown(MetricStatistics metric) {
    List<GroupStatistics> groups = metric.groups();
    if (groups.size() <= Comparisons.MOST_SHOWN) {
      return groups;
    }
    double sign = metric.better().filter(better -> better == Better.HIGHER).isPresent() ? -1 : 1;
    Comparator<Integer> byMean =
        Comparator.comparingDouble(i -> sign * groups.get(i).values().mean());
    return IntStream.range(0, groups.size())
        .boxed()
        .sorted(byMean)
        .limit(Comparisons.MOST_SHOWN)
        .map(groups::get)
        .toList();
  }

  private static String runs(GroupStatistics group) {
    int planned = group.runs().planned();
    int n = group.values().n();
    return n == planned ? String.valueOf(n) : "%d of %d".formatted(n, planned);
  }

  private void add(AnalysisOfVariance variance, List<StatisticsPage.Block> blocks) {
    List<List<String>> rows = new ArrayList<>();
    for (AnovaTerm term : variance.terms()) {
      rows.add(
          List.of(
              term.name().replace('-', ' '),
              number(term.sumOfSquares()),
              String.valueOf(term.degreesOfFreedom()),
              StatisticsText.fixed(term.f(), 2),
              StatisticsText.pValue(term.pValue()),
              StatisticsText.fixed(term.etaSquared(), 3),
              StatisticsText.fixed(term.partialEtaSquared(), 3),
              StatisticsText.fixed(term.omegaSquared(), 3)));
    }
    String nothing = MetricText.NOTHING;
    rows.add(
        List.of(
            "residual",
            number(variance.residualSumOfSquares()),
            String.valueOf(variance.residualDegreesOfFreedom()),
            nothing,
            nothing,
            nothing,
            nothing,
            nothing));
    blocks.add(
        new StatisticsPage.Paragraph(
            "Where the spread comes from: analysis of variance, sums of squares of type II."));
    blocks.add(
        new StatisticsPage.Table(
            List.of("term", "SS", "df", "F", "p", "η²", "partial η²", "ω²"), 1, rows));
    List<String> flaws = new ArrayList<>();
    variance.flaw().ifPresent(flaws::add);
    variance.terms().forEach(term -> term.flaw().ifPresent(flaws::add));
    paragraphs(flaws, blocks);
  }

  private void add(
      MetricStatistics metric,
      Comparisons comparisons,
      StatisticsText text,
      List<StatisticsPage.Block> blocks) {
    blocks.add(
        new StatisticsPage.Paragraph(
            "Compared with %s: difference, its interval, p of the paired t test and of Wilcoxon's, both also by Holm's method over %s; the chance that a run is %s; the effect in standard deviations; seeds that would find such a difference with a power of 0.8, and how many more that is."
                .formatted(
                    name(comparisons),
                    ReportText.counted(comparisons.made(), "comparison"),
                    metric.better().isPresent() ? "better" : "higher")));
    List<String> headings = new ArrayList<>(factorNames());
    headings.addAll(List.of("pairs", "difference", "interval", "p", "p (Holm)"));
    headings.addAll(
        List.of("p (ranks)", "p (ranks, Holm)", "chance", "interval of chance", "effect", "seeds"));
    List<List<String>> rows = new ArrayList<>();
    for (Comparison comparison : comparisons.shown()) {
      List<String> cells = new ArrayList<>(levels(comparison.levels()));
      cells.add(comparison.paired() ? String.valueOf(comparison.pairs()) : "unpaired");
      cells.add(text.spread(comparison.difference().value()));
      cells.add(text.interval(comparison.interval()));
      cells.add(StatisticsText.pValue(comparison.pValue()));
      cells.add(StatisticsText.pValue(comparison.adjustedPValue()));
      cells.add(StatisticsText.pValue(comparison.rankPValue()));
      cells.add(StatisticsText.pValue(comparison.adjustedRankPValue()));
      cells.add(StatisticsText.fixed(comparison.improvement().estimate(), 2));
      cells.add(StatisticsText.shares(comparison.improvement().percentile()));
      cells.add(StatisticsText.fixed(comparison.effectSize(), 2));
      cells.add(StatisticsText.seeds(comparison.seedsNeeded(), comparison.seeds()));
      rows.add(cells);
    }
    blocks.add(new StatisticsPage.Table(headings, question.by().size(), rows));
    paragraphs(StatisticsNotes.of(comparisons, question), blocks);
  }

  private String name(Comparisons comparisons) {
    String levels = CheckText.configuration(question.by(), comparisons.reference());
    return switch (comparisons.choice()) {
      case BASELINE -> "the baseline, " + levels;
      case BEST -> "the best, " + levels;
      case FIRST -> "the first, " + levels;
    };
  }

  private void add(ConvergenceStatistics convergence, List<StatisticsPage.Block> blocks) {
    blocks.add(new StatisticsPage.Heading("convergence epoch"));
    blocks.add(
        new StatisticsPage.Paragraph(
            "%s: %s. A run that does not get there is censored at its last epoch. Medians are of the Kaplan-Meier curve; mean epochs are cut off at epoch %.0f."
                .formatted(
                    convergence.criterion().name(),
                    ReportText.epochInWords(convergence.criterion()),
                    convergence.horizon())));
    List<String> headings = new ArrayList<>(factorNames());
    headings.addAll(List.of("n", "met", "median", "restricted mean", "share not met"));
    headings.add("interval of share");
    List<List<String>> rows = new ArrayList<>();
    for (ConvergenceStatistics.Group group : convergence.groups()) {
      KaplanMeier curve = group.curve();
      List<String> cells = new ArrayList<>(levels(group.levels()));
      cells.add(String.valueOf(curve.observations()));
      cells.add(String.valueOf(curve.observed()));
      cells.add(median(curve));
      cells.add(StatisticsText.fixed(curve.restrictedMean(convergence.horizon()), 1));
      cells.add(StatisticsText.fixed(curve.survival(convergence.horizon()), 2));
      cells.add(
          curve.steps().isEmpty()
              ? MetricText.NOTHING
              : StatisticsText.shares(
                  curve.steps().get(curve.steps().size() - 1).interval(question.confidence())));
      rows.add(cells);
    }
    blocks.add(new StatisticsPage.Table(headings, question.by().size(), rows));
    LogRank test = convergence.logRank();
    blocks.add(
        new StatisticsPage.Paragraph(
            test.flaw()
                .orElseGet(
                    () ->
                        "Log-rank test of all groups: χ² = %s with %d degrees of freedom, p %s. With few seeds it is a rough guide."
                            .formatted(
                                StatisticsText.fixed(test.statistic(), 2),
                                test.degreesOfFreedom(),
                                equal(StatisticsText.pValue(test.pValue()))))));
  }

  private static String equal(String pValue) {
    return pValue.startsWith("<") ? pValue : "= " + pValue;
  }

  private static String median(KaplanMeier curve) {
    if (curve.observations() == 0) {
      return MetricText.NOTHING;
    }
    OptionalDouble median = curve.median();
    return median.isPresent()
        ? String.format(Locale.ROOT, "%.0f", median.getAsDouble())
        : String.format(Locale.ROOT, "not by %.0f", curve.last());
  }

  private List<String> factorNames() {
    return question.by().stream().map(factor -> factor.name().replace('-', ' ')).toList();
  }

  private List<String> levels(ParameterValues levels) {
    List<String> cells = new ArrayList<>();
    for (Factor factor : question.by()) {
      Object level = levels.values().get(factor.name());
      cells.add(level == null ? MetricText.NOTHING : CheckText.level(level));
    }
    return cells;
  }

  private static String number(double value) {
    return new StatisticsText(Unit.OWN).value(value);
  }

  private static void paragraphs(List<String> texts, List<StatisticsPage.Block> blocks) {
    texts.forEach(text -> blocks.add(new StatisticsPage.Paragraph(text)));
  }
}
