package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swath.core.converge.Better;
import org.swath.core.converge.Convergence;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

class SweepStatisticsTest {

  private static final ParameterValues ADAM = ParameterValues.of(Map.of("optimizer", "adam"));

  @Test
  void describesEveryConfigurationOverItsCompletedRuns() {
    SweepStatistics statistics = statistics(clear());
    MetricStatistics loss = statistics.metrics().get(0);

    assertThat(statistics.metrics())
        .extracting(MetricStatistics::metric)
        .containsExactly("final-loss", "probe-accuracy", "train-seconds");
    assertThat(loss.better()).contains(Better.LOWER);
    assertThat(loss.groups()).extracting(group -> group.values().n()).containsExactly(3, 3, 3);
    assertThat(loss.groups().get(0).values().mean()).isCloseTo(-745, within(1e-9));
    assertThat(loss.groups().get(0).values().populationDeviation())
        .isCloseTo(Math.sqrt(2.0 / 3), within(1e-9));
    assertThat(loss.groups().get(0).values().sampleDeviation()).isCloseTo(1, within(1e-9));
    assertThat(loss.groups().get(0).mean().contains(-745)).isTrue();
    assertThat(statistics.metrics().get(1).better()).contains(Better.HIGHER);
  }

  @Test
  void comparesWithTheBestOverSharedSeeds() {
    MetricStatistics loss = statistics(clear()).metrics().get(0);
    Comparisons comparisons = loss.comparisons().orElseThrow();

    assertThat(comparisons.reference()).isEqualTo(ADAM);
    assertThat(comparisons.choice()).isEqualTo(Comparisons.Choice.BEST);
    assertThat(comparisons.shown()).hasSize(2);
    Comparison closest = comparisons.shown().get(0);
    assertThat(closest.levels().values()).containsEntry("momentum", 0.9);
    assertThat(closest.pairs()).isEqualTo(3);
    assertThat(closest.paired()).isTrue();
    assertThat(closest.difference().value()).isCloseTo(45, within(1e-9));
    assertThat(closest.interval().contains(45)).isTrue();
    assertThat(closest.rankPValue()).isEqualTo(0.25);
    assertThat(closest.adjustedRankPValue()).as("Holm over two").isEqualTo(0.5);
    assertThat(closest.improvement().estimate()).as("never better").isZero();
    assertThat(closest.seedsNeeded()).hasValue(2);
  }

  @Test
  void takesTheHighestAccuracyForTheBest() {
    Comparisons comparisons = statistics(clear()).metrics().get(1).comparisons().orElseThrow();

    assertThat(comparisons.reference().values()).containsEntry("momentum", 0.0);
    assertThat(comparisons.shown()).allMatch(c -> c.difference().value() < 0);
    assertThat(comparisons.shown()).allMatch(c -> c.improvement().estimate() < 0.5);
  }

  @Test
  void pairsOnlySeedsThatBothHave() {
    SyntheticSweep sweep =
        SyntheticSweep.small()
            .completes(0, -10, 2, 0.9, 1)
            .completes(1, -20, 2, 0.9, 1)
            .completes(2, -30, 2, 0.9, 1)
            .diverges(3, 2)
            .completes(4, -11, 2, 0.9, 1)
            .completes(5, -22, 2, 0.9, 1)
            .completes(6, -5, 2, 0.9, 1)
            .fails(7, 0);
    MetricStatistics loss = statistics(sweep).metrics().get(0);
    List<Comparison> shown = loss.comparisons().orElseThrow().shown();

    Comparison two = shown.get(0);
    assertThat(two.pairs()).isEqualTo(2);
    assertThat(two.difference().value())
        .as("seeds 2 and 3 alone: (-11 + 20 - 22 + 30)/2")
        .isCloseTo(8.5, within(1e-9));
    Comparison one = shown.get(1);
    assertThat(one.pairs()).isEqualTo(1);
    assertThat(one.paired()).isFalse();
    assertThat(one.pValue()).as("one run has no spread").isNaN();
    assertThat(loss.groups().get(1).runs().of(RunStatus.DIVERGED)).isEqualTo(1);
    assertThat(loss.groups().get(2).runs().missing()).isEqualTo(1);
    assertThat(loss.notes()).anyMatch(note -> note.contains("1 of 3 groups have one value"));
  }

  @Test
  void takesRunsTogetherByAFactorAndPairsThemByTheOthers() {
    SyntheticSweep sweep = clear();
    Factor optimizer = sweep.plan().factors().get(0);
    MetricStatistics loss =
        statistics(
                sweep,
                new StatisticsQuestion(
                    List.of("final-loss"), List.of(optimizer), Optional.empty(), 0.9))
            .metrics()
            .get(0);

    assertThat(loss.groups()).extracting(group -> group.values().n()).containsExactly(3, 6);
    assertThat(loss.comparisons().orElseThrow().shown().get(0).paired())
        .as("Adam has no momentum, so no run of it is at the same levels")
        .isFalse();
    assertThat(loss.variance().orElseThrow().terms()).hasSize(1);
  }

  @Test
  void findsWhereTheSpreadComesFrom() {
    MetricStatistics loss = statistics(clear()).metrics().get(0);

    assertThat(loss.variance().orElseThrow().totalSumOfSquares()).isPositive();
    assertThat(loss.variance().orElseThrow().terms())
        .anyMatch(term -> term.name().equals("momentum") && term.pValue() < 0.05)
        .as("momentum does not apply to Adam, so optimizer and momentum overlap")
        .anyMatch(term -> term.flaw().isPresent());
  }

  @Test
  void comparesWithTheBaselineAskedFor() {
    SyntheticSweep sweep = clear();
    Comparisons comparisons =
        statistics(sweep, baseline(sweep, Map.of("momentum", 0.9)))
            .metrics()
            .get(0)
            .comparisons()
            .orElseThrow();

    assertThat(comparisons.choice()).isEqualTo(Comparisons.Choice.BASELINE);
    assertThat(comparisons.reference().values()).containsEntry("momentum", 0.9);
    assertThatThrownBy(() -> statistics(sweep, baseline(sweep, Map.of("optimizer", "sgd"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is true of 2");
  }

  @Test
  void censorsRunsThatDoNotConverge() {
    ConvergenceStatistics convergence = statistics(clear()).convergence().orElseThrow();

    assertThat(convergence.horizon()).isEqualTo(10);
    assertThat(convergence.groups().get(0).curve().median()).as("Adam never").isEmpty();
    assertThat(convergence.groups().get(0).curve().restrictedMean(10)).isEqualTo(10);
    assertThat(convergence.groups().get(1).curve().median()).hasValue(4);
    assertThat(convergence.logRank().pValue()).isLessThan(0.05);
  }

  @Test
  void saysThatNothingHasCompleted() {
    SyntheticSweep sweep = SyntheticSweep.small().fails(0, 0).diverges(1, 3);
    SweepStatistics statistics = statistics(sweep);

    assertThat(statistics.runs().completed()).isZero();
    assertThat(statistics.runs().missing()).isEqualTo(7);
    for (MetricStatistics metric : statistics.metrics()) {
      assertThat(metric.comparisons()).isEmpty();
      assertThat(metric.variance()).isEmpty();
      assertThat(metric.notes()).anyMatch(note -> note.contains("No completed run has a value"));
    }
    for (StatisticsFormat format : StatisticsFormat.values()) {
      assertThat(format.write(statistics)).endsWith("\n").doesNotContain("NaN");
    }
  }

  @Test
  void saysWhatOneSeedCannotTell() {
    SyntheticSweep sweep =
        SyntheticSweep.small().completes(0, -10, 2, 0.9, 1).completes(3, -20, 2, 0.8, 1);
    MetricStatistics loss = statistics(sweep).metrics().get(0);

    assertThat(loss.groups().get(0).values().sampleDeviation()).isNaN();
    assertThat(loss.groups().get(0).mean().isKnown()).isFalse();
    assertThat(loss.notes()).anyMatch(note -> note.contains("need two seeds at least"));
    assertThat(loss.comparisons().orElseThrow().shown().get(0).seedsNeeded()).isEmpty();
    assertThat(StatisticsFormat.TEXT.write(statistics(sweep)))
        .contains("have no t test")
        .doesNotContain("NaN");
  }

  @Test
  void hidesNoNaN() {
    SyntheticSweep sweep = clear().completes(0, -745, 10, Double.NaN, 40);
    MetricStatistics accuracy = statistics(sweep).metrics().get(1);

    assertThat(accuracy.groups().get(0).values().n()).isEqualTo(3);
    assertThat(accuracy.groups().get(0).values().mean()).isNaN();
    assertThat(accuracy.notes()).anyMatch(note -> note.contains("not a finite number"));
    assertThat(accuracy.variance().orElseThrow().flaw()).isPresent();
  }

  @Test
  void countsRunsWithoutTheMetric() {
    SyntheticSweep sweep = clear().completesWithoutAccuracy(0, -745);

    assertThat(statistics(sweep).metrics().get(1).notes())
        .contains("1 of 9 completed runs have no value.");
  }

  @Test
  void findsNoDifferenceBetweenEqualRuns() {
    SyntheticSweep sweep = SyntheticSweep.small();
    for (int run = 0; run < 9; run++) {
      sweep.completes(run, -100, 3, 0.5, 1);
    }
    Comparison comparison =
        statistics(sweep).metrics().get(0).comparisons().orElseThrow().shown().get(0);

    assertThat(comparison.pValue()).isEqualTo(1);
    assertThat(comparison.rankPValue()).isEqualTo(1);
    assertThat(comparison.improvement().estimate()).isEqualTo(0.5);
    assertThat(comparison.seedsNeeded()).isEmpty();
  }

  @Test
  void comparesNothingWhenThereIsOneConfiguration() {
    SyntheticSweep sweep =
        new SyntheticSweep(
                SyntheticSweep.SMALL
                    .replace("grid:\n  optimizer: [adam, {name: sgd, momentum: [0, 0.9]}]\n", "")
                    .replace("training:\n", "training:\n  optimizer: adam\n"),
                SmallCatalogue.catalogue())
            .completes(0, -10, 2, 0.9, 1)
            .completes(1, -20, 2, 0.9, 1);
    MetricStatistics loss = statistics(sweep).metrics().get(0);

    assertThat(loss.groups()).hasSize(1);
    assertThat(loss.comparisons()).isEmpty();
    assertThat(loss.variance()).isEmpty();
    assertThat(StatisticsFormat.TEXT.write(statistics(sweep))).contains("1 configuration");
  }

  @Test
  void showsTheClosestOfVeryManyAndCountsTheRest() {
    StringBuilder momenta = new StringBuilder("0");
    for (int i = 1; i < 60; i++) {
      momenta.append(", ").append(i / 100.0);
    }
    SyntheticSweep sweep =
        new SyntheticSweep(
            SyntheticSweep.SMALL
                .replace("[0, 0.9]", "[" + momenta + "]")
                .replace("[1, 2, 3]", "[1, 2]"),
            SmallCatalogue.catalogue());
    for (int run = 0; run < 122; run++) {
      sweep.completes(run, -1000 + run / 2 * 10 + run % 2, 3, 0.5, 1);
    }
    SweepStatistics statistics = statistics(sweep);
    Comparisons comparisons = statistics.metrics().get(0).comparisons().orElseThrow();

    assertThat(comparisons.made()).isEqualTo(60);
    assertThat(comparisons.shown()).hasSize(50);
    assertThat(comparisons.shown().get(0).difference().value()).isCloseTo(10, within(1e-9));
    assertThat(StatisticsFormat.TEXT.write(statistics))
        .contains("10 more comparisons were made")
        .contains("11 more groups are not shown");
    assertThat(StatisticsFormat.CSV.write(statistics).lines().filter(l -> l.startsWith("final")))
        .hasSize(61);
  }

  @Test
  void refusesWhatThePlanDoesNotHave() {
    SyntheticSweep sweep = clear();

    assertThatThrownBy(
            () ->
                statistics(
                    sweep,
                    new StatisticsQuestion(
                        List.of("los"), sweep.plan().factors(), Optional.empty(), 0.95)))
        .hasMessageContaining(
            "Metrics must be among final-loss, convergence-epoch, probe-accuracy");
    assertThatThrownBy(() -> new StatisticsQuestion(List.of(), List.of(), Optional.empty(), 95))
        .hasMessageContaining("as 0.95, but got 95");
    RunRecord foreign = SyntheticSweep.brokenInTwelveWays().records().get(4);
    assertThatThrownBy(() -> statistics(SyntheticSweep.small().takes(foreign)))
        .hasMessageContaining("must be in the plan of its sweep");
  }

  /** Three configurations far apart, of which Adam is best and never converges. */
  static SyntheticSweep clear() {
    return SyntheticSweep.small()
        .completes(0, -744, 10, 0.90, 40)
        .completes(1, -745, 10, 0.91, 41)
        .completes(2, -746, 10, 0.92, 42)
        .completes(3, -520, 4, 0.95, 38)
        .completes(4, -521.5, 4, 0.96, 39)
        .completes(5, -522, 5, 0.955, 40)
        .completes(6, -700, 6, 0.93, 38)
        .completes(7, -699.5, 6, 0.94, 39)
        .completes(8, -700.5, 7, 0.935, 40);
  }

  private static StatisticsQuestion baseline(SyntheticSweep sweep, Map<String, Object> levels) {
    return new StatisticsQuestion(
        List.of(), sweep.plan().factors(), Optional.of(ParameterValues.of(levels)), 0.95);
  }

  static SweepStatistics statistics(SyntheticSweep sweep) {
    return statistics(sweep, StatisticsQuestion.ofEverything(sweep.plan().factors()));
  }

  static SweepStatistics statistics(SyntheticSweep sweep, StatisticsQuestion question) {
    CriterionSpec criterion = sweep.spec().convergence().get(0);
    Map<String, Convergence> converged = new HashMap<>();
    for (RunRecord record : sweep.records()) {
      if (record.status() == RunStatus.COMPLETED) {
        converged.put(record.run().runId(), criterion.rule().criterion().of(sweep.losses(record)));
      }
    }
    return SweepStatistics.of(
        sweep.plan(), sweep.records(), Optional.of(criterion), converged, question);
  }
}
