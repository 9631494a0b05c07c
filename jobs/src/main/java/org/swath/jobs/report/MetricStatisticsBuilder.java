package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.swath.core.converge.Better;
import org.swath.core.stats.AnalysisOfVariance;
import org.swath.core.stats.Bootstrap;
import org.swath.core.stats.BootstrapIntervals;
import org.swath.core.stats.Description;
import org.swath.core.stats.EffectSize;
import org.swath.core.stats.Interval;
import org.swath.core.stats.MannWhitney;
import org.swath.core.stats.MeanEstimate;
import org.swath.core.stats.MultipleComparisons;
import org.swath.core.stats.Power;
import org.swath.core.stats.SampleStatistic;
import org.swath.core.stats.WilcoxonSignedRank;
import org.swath.results.RunRecord;

/** Asks one metric of groups of runs. */
final class MetricStatisticsBuilder {

  /** The power that {@link Comparison#seedsNeeded} is for. */
  static final double POWER = 0.8;

  /** With very many groups, a tenth of the resamples: their intervals are looked at in passing. */
  private static final int FEW_RESAMPLES = 999;

  private final String metric;
  private final List<RunGroup> groups;
  private final StatisticsQuestion question;
  private final Optional<RunGroup> baseline;
  private final Optional<Better> better;
  private final Bootstrap bootstrap;
  private final List<Map<RunGroup.Replicate, Double>> values;

  MetricStatisticsBuilder(
      String metric,
      List<RunGroup> groups,
      StatisticsQuestion question,
      Optional<RunGroup> baseline) {
    this.metric = metric;
    this.groups = groups;
    this.question = question;
    this.baseline = baseline;
    this.better = MetricDirection.of(metric);
    this.bootstrap =
        new Bootstrap(groups.size() > Comparisons.MOST_SHOWN ? FEW_RESAMPLES : Bootstrap.RESAMPLES);
    this.values = groups.stream().map(group -> group.values(this::value)).toList();
  }

  MetricStatistics build() {
    List<GroupStatistics> described = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      described.add(group(groups.get(i), doubles(values.get(i))));
    }
    FactorVariance variance = new FactorVariance(question.by(), groups, values);
    Optional<Comparisons> comparisons = comparisons(described);
    List<String> notes = new ArrayList<>(StatisticsNotes.ofGroups(described));
    notes.addAll(variance.notes());
    Optional<AnalysisOfVariance> analysis = variance.analysis();
    return new MetricStatistics(metric, better, described, analysis, comparisons, notes);
  }

  private OptionalDouble value(RunRecord run) {
    return switch (metric) {
      case MetricSummary.FINAL_LOSS -> run.finalLoss();
      case MetricSummary.TRAIN_SECONDS -> OptionalDouble.of(run.trainSeconds());
      default -> {
        Double value = run.metrics().get(metric.replace('-', '_'));
        yield value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
      }
    };
  }

  private GroupStatistics group(RunGroup group, double[] ofRuns) {
    return new GroupStatistics(
        group.levels(),
        group.counts(),
        Description.of(ofRuns),
        MeanEstimate.ofMean(ofRuns).interval(question.confidence()),
        bootstrap
            .ofPool(
                group.strata(this::value),
                SampleStatistic.INTERQUARTILE_MEAN,
                question.confidence())
            .biasCorrected());
  }

  private Optional<Comparisons> comparisons(List<GroupStatistics> described) {
    List<Integer> usable =
        IntStream.range(0, groups.size()).filter(i -> !values.get(i).isEmpty()).boxed().toList();
    Optional<Integer> reference = reference(described, usable);
    if (reference.isEmpty() || usable.size() < 2) {
      return Optional.empty();
    }
    int chosen = reference.get();
    List<Comparison> all = new ArrayList<>();
    List<Integer> compared = usable.stream().filter(i -> i != chosen).toList();
    compared.forEach(i -> all.add(compare(i, chosen)));
    double[] adjusted =
        MultipleComparisons.HOLM.adjusted(all.stream().mapToDouble(Comparison::pValue).toArray());
    double[] adjustedRanks =
        MultipleComparisons.HOLM.adjusted(
            all.stream().mapToDouble(Comparison::rankPValue).toArray());
    // Where differences tie, the order of the plan stays, so that no output depends on chance.
    List<Comparison> shown =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distance(described, compared.get(i), chosen)))
            .limit(Comparisons.MOST_SHOWN)
            .map(
                i ->
                    all.get(i)
                        .adjusted(adjusted[i], adjustedRanks[i])
                        .improving(improvement(compared.get(i), chosen)))
            .toList();
    return Optional.of(
        new Comparisons(groups.get(chosen).levels(), choice(), compared.size(), shown));
  }

  private double distance(List<GroupStatistics> described, int group, int reference) {
    double difference =
        described.get(group).values().mean() - described.get(reference).values().mean();
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.abs(difference);
  }

  private Comparisons.Choice choice() {
    if (baseline.isPresent()) {
      return Comparisons.Choice.BASELINE;
    }
    return better.isPresent() ? Comparisons.Choice.BEST : Comparisons.Choice.FIRST;
  }

  /** The best of the groups with two values at least, if there are such; the first one on a tie. */
  private Optional<Integer> reference(List<GroupStatistics> described, List<Integer> usable) {
    if (baseline.isPresent()) {
      return usable.stream()
          .filter(i -> groups.get(i).levels().equals(baseline.get().levels()))
          .findFirst();
    }
    List<Integer> finite =
        usable.stream().filter(i -> Double.isFinite(described.get(i).values().mean())).toList();
    List<Integer> several = finite.stream().filter(i -> described.get(i).values().n() > 1).toList();
    List<Integer> eligible = several.isEmpty() ? finite : several;
    if (better.isEmpty()) {
      return eligible.stream().findFirst();
    }
    Comparator<Integer> byMean = Comparator.comparingDouble(i -> described.get(i).values().mean());
    return eligible.stream().min(better.get() == Better.LOWER ? byMean : byMean.reversed());
  }

  private Comparison compare(int group, int reference) {
    Set<RunGroup.Replicate> shared = new LinkedHashSet<>(values.get(reference).keySet());
    shared.retainAll(values.get(group).keySet());
    boolean paired = shared.size() > 1;
    double[] own = paired ? at(shared, group) : doubles(values.get(group));
    double[] others = paired ? at(shared, reference) : doubles(values.get(reference));
    MeanEstimate difference =
        paired
            ? MeanEstimate.ofPairedDifference(own, others)
            : MeanEstimate.ofWelchDifference(own, others);
    double pValue = difference.test().pValue();
    double rankPValue =
        paired ? WilcoxonSignedRank.of(own, others).pValue() : MannWhitney.of(own, others).pValue();
    Interval unknown = Interval.unknown(question.confidence());
    return new Comparison(
        groups.get(group).levels(),
        shared.size(),
        Math.min(own.length, others.length),
        paired,
        difference,
        difference.interval(question.confidence()),
        pValue,
        pValue,
        rankPValue,
        rankPValue,
        new BootstrapIntervals(Double.NaN, Double.NaN, unknown, unknown),
        paired ? EffectSize.pairedDz(own, others) : EffectSize.hedgesG(own, others),
        seedsNeeded(difference, paired, own, others));
  }

  private BootstrapIntervals improvement(int group, int reference) {
    double[] own = doubles(values.get(group));
    double[] others = doubles(values.get(reference));
    boolean lower = better.equals(Optional.of(Better.LOWER));
    return lower
        ? bootstrap.ofImprovement(others, own, question.confidence())
        : bootstrap.ofImprovement(own, others, question.confidence());
  }

  private OptionalInt seedsNeeded(
      MeanEstimate difference, boolean paired, double[] own, double[] others) {
    if (!(difference.standardError() > 0)) {
      return OptionalInt.empty();
    }
    if (paired) {
      double deviation = difference.standardError() * Math.sqrt(own.length);
      return Power.pairs(difference.value(), deviation, question.alpha(), POWER);
    }
    return Power.seedsPerGroup(
        difference.value(),
        Description.of(own).sampleDeviation(),
        Description.of(others).sampleDeviation(),
        question.alpha(),
        POWER);
  }

  private double[] at(Set<RunGroup.Replicate> replicates, int group) {
    return replicates.stream().mapToDouble(values.get(group)::get).toArray();
  }

  private static double[] doubles(Map<RunGroup.Replicate, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
