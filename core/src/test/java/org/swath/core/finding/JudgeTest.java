package org.swath.core.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.finding.MadeHypotheses.ALL;
import static org.swath.core.finding.MadeHypotheses.CLOSE;
import static org.swath.core.finding.MadeHypotheses.LOSS;
import static org.swath.core.finding.MadeHypotheses.at;
import static org.swath.core.finding.MadeHypotheses.equivalent;
import static org.swath.core.finding.MadeHypotheses.higher;
import static org.swath.core.finding.MadeHypotheses.invariant;
import static org.swath.core.finding.MadeHypotheses.judge;
import static org.swath.core.finding.MadeHypotheses.lower;
import static org.swath.core.finding.MadeHypotheses.means;
import static org.swath.core.finding.MadeHypotheses.shifted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.spec.Statement;
import org.swath.results.RunStatus;

/**
 * Hypotheses about means against a few made-up runs.
 *
 * <p>With three seeds a t test has two degrees of freedom, for which the distribution has a closed
 * form: P(T &lt; t) = 1/2 + t/(2√(2 + t²)). The expected p values are worked out by it.
 */
class JudgeTest {

  @Test
  void aMeanIsInvariantWhereTheIntervalLiesWithinTheMargin() {
    Finding finding = judge(invariant(3), CLOSE);

    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    // t = (1 - 3)·√3 = -√12: 1/2 - √12/(2√14)
    assertThat(finding.pValue().orElseThrow()).isEqualTo(0.03709, within(5e-6));
    // 1 ± 2.9200/√3
    assertThat(finding.effect().value()).isEqualTo(1, within(1e-12));
    assertThat(finding.effect().interval().lower()).isEqualTo(-0.6859, within(5e-5));
    assertThat(finding.effect().interval().upper()).isEqualTo(2.6859, within(5e-5));
    assertThat(finding.effect().interval().confidence()).isEqualTo(0.9, within(1e-12));
    assertThat(finding.runs()).isEqualTo(6);
    assertThat(finding.leftOut()).isEmpty();
    assertThat(finding.test()).isEqualTo("two one-sided paired t tests");
    assertThat(finding.statement())
        .isEqualTo("The mean final loss is the same at every rate, to within 3.");
    assertThat(finding.reason())
        .isEqualTo(
            "The mean final loss of rate 2 less that of 1 is 1 (90 % interval -0.6859 to 2.686): it lies within ±3.");
    assertThat(finding.notes()).first().isEqualTo("Means by rate: 1: 71, 2: 72.");
  }

  @Test
  void thatNoDifferenceIsFoundDoesNotShowInvariance() {
    Finding finding = judge(invariant(2), CLOSE);

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    // t = -√3: 1/2 - √3/(2√5)
    assertThat(finding.pValue().orElseThrow()).isEqualTo(0.1127, within(5e-5));
    // With blocks: sums of squares 1.5 of levels and 1 of residuals, so F(1, 2) = 3 = t².
    assertThat(finding.notes())
        .last()
        .asString()
        .startsWith("Analysis of variance with seeds as blocks: F(1, 2) = 3.00, p = 0.23,");
  }

  @Test
  void anUndecidedHypothesisSaysHowManySeedsWouldTell() {
    // A mean one standard deviation from the bound, on one side: eight, as any table of power has
    // it.
    assertThat(judge(invariant(2), CLOSE).reason())
        .endsWith(
            "it may lie within ±2 or not; about 8 seeds would tell in four of five sweeps, if means and spread are as measured.");
  }

  @Test
  void aMeanIsNotInvariantWhereADifferenceIsShownToExceedTheMargin() {
    List<JudgedRun> apart =
        new MadeRuns().with("rate=1", LOSS, 70, 72, 71).with("rate=2", LOSS, 81, 82, 83).all();

    Finding finding = judge(invariant(3), apart);

    assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
    // t = 8√3: 1/2 - √192/(2√194), twice for two bounds
    assertThat(finding.pValue().orElseThrow()).isEqualTo(0.00517, within(5e-6));
    assertThat(finding.reason())
        .endsWith("is 11 (90 % interval 9.314 to 12.69): it does not lie within ±3.");
  }

  @Test
  void everyTwoLevelsMustBeWithinTheMarginOfEachOther() {
    MadeRuns three =
        new MadeRuns()
            .with("rate=1", LOSS, 70, 72, 71)
            .with("rate=2", LOSS, 71, 72, 73)
            .with("rate=3", LOSS, 71.9, 73.1, 73.9);

    Finding finding = judge(invariant(3), three.all());

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.effect().what()).isEqualTo("mean final loss of rate 3 less that of 1");
    assertThat(finding.test())
        .isEqualTo(
            "two one-sided paired t tests of each of 3, all for it; against it with Holm's correction");
    assertThat(judge(invariant(6), three.all()).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void otherFactorsAreAveragedOverAndSeedsAreTheReplicates() {
    MadeRuns two =
        new MadeRuns()
            .with("rate=1,width=1", LOSS, 60, 62, 61)
            .with("rate=1,width=2", LOSS, 80, 82, 81)
            .with("rate=2,width=1", LOSS, 61, 62, 63)
            .with("rate=2,width=2", LOSS, 81, 82, 83);

    Finding finding = judge(invariant(3), two.all());

    assertThat(finding.pValue().orElseThrow()).isEqualTo(0.03709, within(5e-6));
    assertThat(finding.runs()).isEqualTo(12);
  }

  @Test
  void aHypothesisIsAboutTheRunsThatWherePicksOut() {
    MadeRuns runs =
        new MadeRuns()
            .with("kind=a,rate=1", LOSS, 70, 72, 71)
            .with("kind=a,rate=2", LOSS, 71, 72, 73)
            .with("kind=b,rate=1", LOSS, 0, 0, 1)
            .with("kind=b,rate=2", LOSS, 1000, 2000, 3000);

    assertThat(
            judge(new Statement.Invariant(LOSS, "rate", MadeRuns.levels("kind=a"), 3), runs.all())
                .verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void groupsAreEquivalentWhereTheIntervalLiesWithinTheMargin() {
    assertThat(judge(equivalent(3), CLOSE).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(equivalent(2), CLOSE).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(judge(equivalent(0.001), shifted(11)).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(judge(equivalent(3), CLOSE).notes())
        .containsExactly("The means are 71 and 72, which is 1.4 % lower.");
  }

  @Test
  void oneGroupIsLowerThanAnotherByAnAmount() {
    List<JudgedRun> runs = shifted(11);

    assertThat(judge(lower(0, false), runs).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(lower(9, false), runs).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(lower(10.9, false), runs).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(judge(lower(13, false), runs).verdict()).isEqualTo(Verdict.REFUTED);
    // t = (-11 + 9)·√3 against the bound of -9
    assertThat(judge(lower(9, false), runs).pValue().orElseThrow())
        .isEqualTo(0.03709, within(5e-6));
    assertThat(judge(lower(9, false), runs).reason())
        .isEqualTo(
            "The mean final loss of rate 1 less that of rate 2 is -11 (90 % interval -12.69 to -9.314): it lies below -9.");
    assertThat(judge(lower(9, false), runs).test()).isEqualTo("one-sided paired t test");
  }

  @Test
  void theOppositeOfLowerRefutesIt() {
    assertThat(judge(lower(0, false), shifted(-11)).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(judge(higher(5), shifted(-11)).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(higher(5), shifted(11)).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void percentAreOfTheOtherGroupsMean() {
    List<JudgedRun> runs =
        new MadeRuns().with("rate=1", LOSS, 90, 91, 92).with("rate=2", LOSS, 100, 101, 102).all();

    // 90 - 95, 91 - 95.95, 92 - 96.9: -5, -4.95, -4.9
    Finding five = judge(lower(5, true), runs);
    assertThat(five.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(five.effect().value()).isEqualTo(-4.95, within(1e-9));
    assertThat(five.effect().what())
        .isEqualTo("mean final loss of rate 1 less 0.95 times that of rate 2");
    assertThat(five.notes()).containsExactly("The means are 91 and 101, which is 9.9 % lower.");
    assertThat(judge(lower(12, true), runs).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void percentOfNegativeNumbersAreOfTheirSize() {
    List<JudgedRun> runs =
        new MadeRuns()
            .with("rate=1", LOSS, -110, -111, -112)
            .with("rate=2", LOSS, -100, -101, -102)
            .all();

    assertThat(judge(lower(5, true), runs).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(lower(15, true), runs).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void percentOfNumbersOnBothSidesOfZeroDecideNothing() {
    List<JudgedRun> runs =
        new MadeRuns().with("rate=1", LOSS, -9, -8, -7).with("rate=2", LOSS, -1, 0.5, 1).all();

    Finding finding = judge(lower(5, true), runs);

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason())
        .isEqualTo("A percentage of numbers on both sides of zero means nothing.");
  }

  @Test
  void aTrendHoldsWhereEveryStepDoes() {
    MadeRuns rising =
        new MadeRuns()
            .with("rate=3", LOSS, 30, 31, 33)
            .with("rate=1", LOSS, 10, 11, 12)
            .with("rate=2", LOSS, 20, 22, 21);
    Statement.Trend up = new Statement.Trend(LOSS, "rate", ALL, true);

    assertThat(judge(up, rising.all()).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(up, rising.all()).effect().what())
        .isEqualTo("mean final loss of rate 3 less that of 2");
    assertThat(judge(new Statement.Trend(LOSS, "rate", ALL, false), rising.all()).verdict())
        .isEqualTo(Verdict.REFUTED);
    assertThat(judge(up, rising.with("rate=4", LOSS, 30, 33, 31).all()).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void everyMeanMustLieBetweenTheBounds() {
    List<JudgedRun> runs =
        new MadeRuns()
            .with("rate=1", "probe-accuracy", 0.92, 0.93, 0.94)
            .with("rate=2", "probe-accuracy", 0.93, 0.93, 0.931)
            .all();

    // 0.93 ± 2.92·0.01/√3 is 0.9131 to 0.9469
    assertThat(judge(means(0.91, 0.95), runs).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(means(0.92, 0.95), runs).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(judge(means(0.94, 0.95), runs).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(judge(means(0.91, 0.95), runs).reason())
        .isEqualTo(
            "The mean probe accuracy of rate 1 is 93 % (90 % interval 91.31 to 94.69, the least certain of 2): all lie from 91 % to 95 %.");
  }

  @Test
  void groupsWithOtherSeedsAreComparedWithoutPairs() {
    List<JudgedRun> runs =
        new MadeRuns().with("rate=1", LOSS, 70, 72, 71).with("rate=2", LOSS, 81, 82, 83, 82).all();

    Finding finding = judge(lower(5, false), runs);

    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(finding.test()).isEqualTo("one-sided Welch t test");
  }

  @Test
  void aPairOfLevelsThatRefutesStandsWhateverBecomesOfTheOthers() {
    MadeRuns runs =
        new MadeRuns()
            .with("rate=1", LOSS, 70, 72, 71)
            .with("rate=2", LOSS, 181, 182, 183)
            .with("rate=3", LOSS, 71, 72)
            .ends("rate=3", 3, RunStatus.FAILED);

    assertThat(judge(invariant(3), runs.all()).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(judge(invariant(300), runs.all()).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void theLevelDecidesHowMuchIsAskedOfATest() {
    // p is 0.037
    assertThat(Judge.of(at(0.03, invariant(3)), CLOSE).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(Judge.of(at(0.04, invariant(3)), CLOSE).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void aPermutedAssignmentOfLevelsDoesNotSupportWhatTheRightOneDoes() {
    double[][] byRate = {{10, 11, 12}, {20, 22, 21}, {30, 31, 33}};
    int supported = 0;
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      MadeRuns runs = new MadeRuns();
      for (int rate = 0; rate < 3; rate++) {
        runs.with("rate=" + (rate + 1), LOSS, byRate[order[rate]]);
      }
      Verdict verdict = judge(new Statement.Trend(LOSS, "rate", ALL, true), runs.all()).verdict();
      supported += verdict == Verdict.SUPPORTED ? 1 : 0;
    }

    assertThat(supported).as("of six assignments only the right one is a rise").isEqualTo(1);
  }
}
