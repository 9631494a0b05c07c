package org.swath.core.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.swath.core.spec.Hypothesis;
import org.swath.core.stats.Interval;
import org.swath.core.stats.MeanEstimate;
import org.swath.core.stats.MultipleComparisons;

/** Judges a hypothesis about means by t tests: all of its quantities must lie in one region. */
final class MeansJudge {

  /** What so many seeds would be needed for is not decided by seeds. */
  private static final int MOST_SEEDS = 100;

  private final Hypothesis hypothesis;
  private final ComparedMeans compared;
  private final List<Contrast> contrasts;
  private final Region region;
  private final String metric;
  private final MetricWords words;

  /** Of a single test, of which a choice makes several. */
  private final double level;

  MeansJudge(Hypothesis hypothesis, ComparedMeans compared) {
    this.hypothesis = hypothesis;
    this.compared = compared;
    this.contrasts = compared.contrasts();
    this.region = compared.region();
    this.metric = compared.metric();
    this.words = MetricWords.of(metric);
    this.level = hypothesis.level() / compared.choices();
  }

  Finding finding() {
    double[] support = contrasts.stream().mapToDouble(this::pInside).toArray();
    double[] refutation = pOutside();
    int least = indexOfWorst(support);
    int furthest = indexOfSmallest(refutation);
    boolean supported = least >= 0 && support[least] <= level;
    boolean refuted = furthest >= 0 && refutation[furthest] <= level;
    Verdict verdict = refuted ? Verdict.REFUTED : supported ? Verdict.SUPPORTED : Verdict.UNDECIDED;
    Map<Gap, Integer> gaps = GapWords.count(compared.runs(), metrics());
    int left = gaps.values().stream().mapToInt(Integer::intValue).sum();
    int index = refuted ? furthest : least;
    double pValue = refuted ? refutation[furthest] : least < 0 ? Double.NaN : support[least];
    return new Finding(
        hypothesis,
        StatementWords.of(hypothesis.statement()),
        verdict,
        index < 0 ? "There is no run that it is about." : reason(verdict, index, gaps),
        test(),
        index < 0 ? nothing() : effect(contrasts.get(index)),
        Double.isNaN(pValue)
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.min(1, pValue * compared.choices())),
        compared.runs().size() - left,
        gaps,
        compared.notes());
  }

  private Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>(Set.of(metric));
    metrics.addAll(hypothesis.statement().metrics());
    return metrics;
  }

  /** That of the test whether a quantity lies in the region; NaN when none can be made. */
  private double pInside(Contrast contrast) {
    return contrast.estimate().equivalence(region.from(), region.to(), level).pValue();
  }

  /** For each quantity that of the test whether it lies outside, corrected; NaN without a test. */
  private double[] pOutside() {
    int count = contrasts.size();
    List<Double> sides = new ArrayList<>();
    double infinity = Double.POSITIVE_INFINITY;
    boolean bothBounds = Double.isFinite(region.from()) && Double.isFinite(region.to());
    for (Contrast contrast : contrasts) {
      MeanEstimate estimate = contrast.estimate();
      if (Double.isFinite(region.to())) {
        sides.add(estimate.equivalence(region.to(), infinity, level).pAbove());
      }
      if (Double.isFinite(region.from())) {
        sides.add(estimate.equivalence(-infinity, region.from(), level).pBelow());
      }
    }
    double[] corrected =
        MultipleComparisons.HOLM.adjusted(
            sides.stream().mapToDouble(Double::doubleValue).toArray());
    double[] outside = new double[count];
    for (int i = 0; i < count; i++) {
      outside[i] = bothBounds ? Math.min(corrected[2 * i], corrected[2 * i + 1]) : corrected[i];
    }
    return outside;
  }

  /** The largest p value; one that is not known is worse than any. */
  private static int indexOfWorst(double[] pValues) {
    int worst = pValues.length - 1;
    for (int i = pValues.length - 1; i >= 0; i--) {
      boolean worse = Double.isNaN(pValues[i]) || pValues[i] >= pValues[worst];
      worst = worse ? i : worst;
    }
    return worst;
  }

  private static int indexOfSmallest(double[] pValues) {
    int smallest = -1;
    for (int i = 0; i < pValues.length; i++) {
      if (!Double.isNaN(pValues[i]) && (smallest < 0 || pValues[i] < pValues[smallest])) {
        smallest = i;
      }
    }
    return smallest;
  }

  private String reason(Verdict verdict, int index, Map<Gap, Integer> gaps) {
    Contrast contrast = contrasts.get(index);
    MeanEstimate estimate = contrast.estimate();
    if (verdict == Verdict.UNDECIDED && Double.isNaN(estimate.value())) {
      if (!gaps.isEmpty()) {
        return "The means are not known: of %d runs, %s."
            .formatted(compared.runs().size(), GapWords.of(gaps));
      }
      return "A percentage of numbers on both sides of zero means nothing.";
    }
    String quantity =
        "The mean %s of %s is %s"
            .formatted(MetricWords.name(metric), contrast.what(), measured(estimate.value()));
    if (verdict == Verdict.UNDECIDED && !(estimate.standardError() > 0)) {
      return quantity
          + (Double.isNaN(estimate.standardError())
              ? ", of one seed: two at least are needed to tell anything from chance."
              : " at every seed: without any spread a t test cannot tell it from chance.");
    }
    String interval = words.interval(estimate.interval(1 - 2 * level));
    String all = contrasts.size() == 1 ? "it lies" : "all lie";
    return "%s (%s%s): %s"
        .formatted(
            quantity,
            interval,
            contrasts.size() == 1
                ? ""
                : ", the %s"
                    .formatted(
                        verdict == Verdict.REFUTED
                            ? "furthest outside of %d".formatted(contrasts.size())
                            : "least certain of %d".formatted(contrasts.size())),
            switch (verdict) {
              case SUPPORTED -> all + " " + regionInWords() + ".";
              case REFUTED -> "it does not lie " + regionInWords() + ".";
              case UNDECIDED -> "it may lie " + regionInWords() + " or not" + seedsInWords() + ".";
            });
  }

  private String measured(double value) {
    return compared.differences() ? words.distance(value) : words.value(value);
  }

  private String regionInWords() {
    double from = region.from();
    double to = region.to();
    if (compared.differences()) {
      return from == -to
          ? "within ±" + words.margin(to)
          : Double.isInfinite(from) ? "below " + words.margin(to) : "above " + words.margin(from);
    }
    return StatementWords.between(words, from, to);
  }

  private String seedsInWords() {
    OptionalInt seeds = SeedsNeeded.of(contrasts, region, level);
    if (seeds.isEmpty()) {
      return "";
    }
    return "; %s seeds would tell in four of five sweeps, if means and spread are as measured"
        .formatted(
            seeds.getAsInt() > MOST_SEEDS
                ? "only more than " + MOST_SEEDS
                : "about " + seeds.getAsInt());
  }

  private Effect effect(Contrast contrast) {
    return new Effect(
        "mean %s of %s".formatted(MetricWords.name(metric), contrast.what()),
        contrast.estimate().value(),
        words.stored(),
        contrast.estimate().interval(1 - 2 * level));
  }

  private Effect nothing() {
    return new Effect(
        "mean " + MetricWords.name(metric),
        Double.NaN,
        words.stored(),
        Interval.unknown(1 - 2 * level));
  }

  private String test() {
    boolean bothBounds = Double.isFinite(region.from()) && Double.isFinite(region.to());
    boolean welch = compared.differences() && contrasts.stream().anyMatch(c -> c.seeds() == 0);
    String kind = !compared.differences() ? "t" : welch ? "Welch t" : "paired t";
    String one = (bothBounds ? "two one-sided %s tests" : "one-sided %s test").formatted(kind);
    if (compared.choices() > 1) {
      return "%s with Bonferroni's correction for %d pairs".formatted(one, compared.choices());
    }
    return contrasts.size() < 2
        ? one
        : "%s of each of %d, all for it; against it with Holm's correction"
            .formatted(one, contrasts.size());
  }
}
