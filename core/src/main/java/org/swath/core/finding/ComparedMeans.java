package org.swath.core.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.Statement;
import org.swath.core.stats.AnalysisOfVariance;
import org.swath.core.stats.AnovaFactor;
import org.swath.core.stats.AnovaTerm;

/**
 * What a hypothesis about means comes to: the quantities it is about and where they must lie.
 *
 * @param metric of which they are means
 * @param runs those it is about
 * @param contrasts at least one
 * @param differences whether they are differences, and not means
 * @param region where all of them must lie
 * @param choices how many contrasts these were chosen from by the data; 1 when none was
 * @param notes what is known of the means beside
 */
record ComparedMeans(
    String metric,
    List<JudgedRun> runs,
    List<Contrast> contrasts,
    boolean differences,
    Region region,
    int choices,
    List<String> notes) {

  ComparedMeans {
    runs = List.copyOf(runs);
    contrasts = List.copyOf(contrasts);
    notes = List.copyOf(notes);
  }

  /** Sorts out what {@code statement} is about; not one about every run. */
  static ComparedMeans of(Statement statement, List<JudgedRun> runs) {
    if (statement instanceof Statement.Invariant invariant) {
      return invariant(invariant, runs);
    }
    if (statement instanceof Statement.Equivalent equivalent) {
      GroupMeans one = GroupMeans.of(equivalent.group(), runs, equivalent.metric());
      GroupMeans other = GroupMeans.of(equivalent.to(), runs, equivalent.metric());
      return groups(equivalent.metric(), one, other, 1, Region.within(equivalent.within()));
    }
    if (statement instanceof Statement.Difference difference) {
      return difference(difference, runs);
    }
    if (statement instanceof Statement.Trend trend) {
      return trend(trend, runs);
    }
    Statement.Between between = (Statement.Between) statement;
    List<JudgedRun> about = Judge.about(between.where(), runs);
    List<Contrast> means =
        GroupMeans.byConfiguration(about).stream()
            .map(
                one ->
                    Contrast.ofMean(
                        LevelWords.of(one.get(0).levels()),
                        SeedMeans.of(one, between.metric()).values()))
            .toList();
    return new ComparedMeans(
        between.metric(),
        about,
        means,
        false,
        new Region(between.from(), between.to()),
        1,
        List.of());
  }

  Finding judge(Hypothesis hypothesis) {
    return new MeansJudge(hypothesis, this).finding();
  }

  private static ComparedMeans invariant(Statement.Invariant statement, List<JudgedRun> runs) {
    List<JudgedRun> about = Judge.about(statement.where(), runs);
    List<Object> levels = levels(statement.factor(), about);
    List<SeedMeans> means = means(statement.factor(), levels, about, statement.metric());
    List<Contrast> contrasts = new ArrayList<>();
    for (int later = 1; later < levels.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        contrasts.add(step(statement.factor(), levels, means, earlier, later));
      }
    }
    List<String> notes =
        new ArrayList<>(byLevel(statement.metric(), statement.factor(), levels, means));
    analysis(levels, means).ifPresent(notes::add);
    return new ComparedMeans(
        statement.metric(), about, contrasts, true, Region.within(statement.within()), 1, notes);
  }

  private static ComparedMeans trend(Statement.Trend statement, List<JudgedRun> runs) {
    List<JudgedRun> about = Judge.about(statement.where(), runs);
    List<Object> levels =
        levels(statement.factor(), about).stream()
            .sorted(Comparator.comparingDouble(level -> ((Number) level).doubleValue()))
            .toList();
    List<SeedMeans> means = means(statement.factor(), levels, about, statement.metric());
    List<Contrast> contrasts = new ArrayList<>();
    for (int later = 1; later < levels.size(); later++) {
      contrasts.add(step(statement.factor(), levels, means, later - 1, later));
    }
    return new ComparedMeans(
        statement.metric(),
        about,
        contrasts,
        true,
        statement.rising() ? Region.above(0) : Region.below(0),
        1,
        byLevel(statement.metric(), statement.factor(), levels, means));
  }

  private static ComparedMeans difference(Statement.Difference statement, List<JudgedRun> runs) {
    GroupMeans one = GroupMeans.of(statement.group(), runs, statement.metric());
    GroupMeans other = GroupMeans.of(statement.than(), runs, statement.metric());
    double towards = statement.lower() ? -1 : 1;
    if (!statement.percent()) {
      double bound = towards * statement.by();
      return groups(
          statement.metric(),
          one,
          other,
          1,
          statement.lower() ? Region.below(bound) : Region.above(bound));
    }
    // A share of numbers on both sides of zero means nothing: NaN leaves the hypothesis undecided.
    double sign = sign(other.means().values());
    double factor = 1 + towards * sign * statement.by() / 100;
    return groups(
        statement.metric(),
        one,
        other,
        factor,
        statement.lower() ? Region.below(0) : Region.above(0));
  }

  private static double sign(double[] values) {
    boolean above = DoubleStream.of(values).allMatch(value -> value > 0);
    boolean below = DoubleStream.of(values).allMatch(value -> value < 0);
    return above ? 1 : below ? -1 : Double.NaN;
  }

  private static ComparedMeans groups(
      String metric, GroupMeans one, GroupMeans other, double factor, Region region) {
    String what =
        "%s less %sthat of %s"
            .formatted(
                one.words(),
                factor == 1 ? "" : MetricWords.number(factor) + " times ",
                other.words());
    List<JudgedRun> runs = new ArrayList<>(one.runs());
    runs.addAll(other.runs());
    MetricWords words = MetricWords.of(metric);
    List<String> notes = new ArrayList<>();
    double first = one.means().mean();
    double second = other.means().mean();
    if (Double.isFinite(first) && Double.isFinite(second)) {
      double percent = Math.rint(1000 * Math.abs((first - second) / second)) / 10;
      String share =
          percent > 0 && Double.isFinite(percent)
              ? ", which is %s %% %s"
                  .formatted(MetricWords.number(percent), first < second ? "lower" : "higher")
              : "";
      notes.add(
          "The means are %s and %s%s.".formatted(words.value(first), words.value(second), share));
    }
    int choices = one.choices() * other.choices();
    if (choices > 1 && !notes.isEmpty()) {
      notes.add(
          "They were chosen as the best by the runs that are compared, which flatters them. So interval and"
              + " p are corrected for the %d pairs that might have been chosen (Bonferroni)."
                  .formatted(choices));
    }
    return new ComparedMeans(
        metric,
        runs,
        List.of(Contrast.ofDifference(what, one.means(), other.means(), factor)),
        true,
        region,
        choices,
        notes);
  }

  private static Contrast step(
      String factor, List<Object> levels, List<SeedMeans> means, int earlier, int later) {
    String what =
        "%s less that of %s"
            .formatted(
                LevelWords.of(factor, levels.get(later)), LevelWords.of(levels.get(earlier)));
    return Contrast.ofDifference(what, means.get(later), means.get(earlier), 1);
  }

  private static List<Object> levels(String factor, List<JudgedRun> runs) {
    return runs.stream()
        .flatMap(run -> Optional.ofNullable(run.levels().values().get(factor)).stream())
        .distinct()
        .toList();
  }

  private static List<SeedMeans> means(
      String factor, List<Object> levels, List<JudgedRun> runs, String metric) {
    return levels.stream()
        .map(
            level ->
                SeedMeans.of(
                    runs.stream()
                        .filter(run -> level.equals(run.levels().values().get(factor)))
                        .toList(),
                    metric))
        .toList();
  }

  private static List<String> byLevel(
      String metric, String factor, List<Object> levels, List<SeedMeans> means) {
    MetricWords words = MetricWords.of(metric);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      double mean = means.get(i).mean();
      cells.add(
          LevelWords.of(levels.get(i))
              + ": "
              + (Double.isNaN(mean) ? "not known" : words.value(mean)));
    }
    return List.of(
        "Means by %s: %s.".formatted(MetricWords.name(factor), String.join(", ", cells)));
  }

  /** The usual test of a difference, with the seeds as blocks: what it finds, it finds beside. */
  private static Optional<String> analysis(List<Object> levels, List<SeedMeans> means) {
    List<Object> ofLevel = new ArrayList<>();
    List<Long> ofSeed = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      for (long seed : means.get(i).seeds()) {
        ofLevel.add(levels.get(i));
        ofSeed.add(seed);
      }
    }
    double[] values = means.stream().flatMapToDouble(m -> DoubleStream.of(m.values())).toArray();
    AnalysisOfVariance analysis =
        AnalysisOfVariance.ofMainEffects(
            values, List.of(new AnovaFactor("level", ofLevel), new AnovaFactor("seed", ofSeed)));
    AnovaTerm term = analysis.terms().get(0);
    return Double.isNaN(term.pValue())
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Analysis of variance with seeds as blocks: F(%d, %d) = %.2f, %s, partial η² = %.2f;"
                    + " a high p does not show that means are the same.",
                term.degreesOfFreedom(),
                analysis.residualDegreesOfFreedom(),
                term.f(),
                MetricWords.pValue(term.pValue()),
                term.partialEtaSquared()));
  }
}
