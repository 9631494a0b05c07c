package org.swath.core.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.core.finding.MadeHypotheses.ALL;
import static org.swath.core.finding.MadeHypotheses.CLOSE;
import static org.swath.core.finding.MadeHypotheses.LOSS;
import static org.swath.core.finding.MadeHypotheses.equivalent;
import static org.swath.core.finding.MadeHypotheses.invariant;
import static org.swath.core.finding.MadeHypotheses.judge;
import static org.swath.core.finding.MadeHypotheses.lower;
import static org.swath.core.finding.MadeHypotheses.means;
import static org.swath.core.finding.MadeHypotheses.rate;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.spec.Statement;
import org.swath.results.RunStatus;

/** What runs cannot decide: too few of them, without spread, unfinished, or not comparable. */
class UndecidedTest {

  @Test
  void oneSeedDecidesNothing() {
    List<JudgedRun> runs = new MadeRuns().with("rate=1", LOSS, 70).with("rate=2", LOSS, 90).all();

    Finding finding = judge(lower(0, false), runs);

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.pValue()).isEmpty();
    assertThat(finding.reason())
        .isEqualTo(
            "The mean final loss of rate 1 less that of rate 2 is -20, of one seed: two at least are needed to tell anything from chance.");
  }

  @Test
  void seedsThatDoNotDifferAtAllDecideNothing() {
    List<JudgedRun> runs =
        new MadeRuns().with("rate=1", LOSS, 70, 71, 72).with("rate=2", LOSS, 70, 71, 72).all();

    assertThat(judge(equivalent(3), runs).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(judge(equivalent(3), runs).reason()).contains("without any spread");
    assertThat(judge(lower(0, false), runs).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aMissingRunLeavesAComparisonUndecided() {
    MadeRuns runs =
        new MadeRuns()
            .with("rate=1", LOSS, 70, 72, 71)
            .with("rate=2", LOSS, 71, 72)
            .ends("rate=2", 3);

    Finding finding = judge(equivalent(300), runs.all());

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.runs()).isEqualTo(5);
    assertThat(finding.leftOut()).isEqualTo(Map.of(Gap.MISSING, 1));
    assertThat(finding.reason()).isEqualTo("The means are not known: of 6 runs, 1 missing.");
    assertThat(finding.pValue()).isEmpty();
  }

  @Test
  void allRunsFailedDecidesNothing() {
    MadeRuns runs = new MadeRuns();
    for (int seed = 1; seed <= 3; seed++) {
      runs.ends("rate=1", seed, RunStatus.FAILED).ends("rate=2", seed, RunStatus.FAILED);
    }

    for (Statement statement : List.of(invariant(1), equivalent(1), lower(0, false), means(0, 1))) {
      Finding finding = judge(statement, runs.all());
      assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
      assertThat(finding.runs()).isZero();
      assertThat(finding.leftOut()).isEqualTo(Map.of(Gap.FAILED, 6));
    }
  }

  @Test
  void noRunsDecideNothing() {
    for (Statement statement :
        List.of(
            invariant(1),
            equivalent(1),
            means(0, 1),
            new Statement.Ends(Statement.Ending.COMPLETES, ALL))) {
      assertThat(judge(statement, List.of()).verdict()).isEqualTo(Verdict.UNDECIDED);
    }
  }

  @Test
  void anEpochThatWasNotReachedIsNotANumber() {
    String epoch = "convergence-epoch";
    MadeRuns runs =
        new MadeRuns()
            .with("rate=1", epoch, 70, 72, 71)
            .with("rate=2", epoch, 71, 72)
            .neverConverges("rate=2", 3, 100);

    Finding finding = judge(new Statement.Invariant(epoch, "rate", ALL, 50), runs.all());

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.leftOut()).isEqualTo(Map.of(Gap.NOT_CONVERGED, 1));
  }

  @Test
  void aShareOfATimeIsNoTimeOfARun() {
    MadeRuns runs = new MadeRuns();
    for (int seed = 1; seed <= 3; seed++) {
      runs.shares("rate=1", seed, 60 + seed).shares("rate=2", seed, 80 + 2 * seed);
    }
    Statement faster = new Statement.Difference("train-seconds", rate(1), rate(2), true, 5, true);

    Finding finding = judge(faster, runs.all());

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason())
        .isEqualTo(
            "The means are not known: of 6 runs, 6 timed together with others, which --lanes 1 prevents.");
  }

  @Test
  void whatNoReasonableNumberOfSeedsWouldTellIsSaid() {
    assertThat(judge(equivalent(1.02), CLOSE).reason())
        .endsWith(
            "; only more than 100 seeds would tell in four of five sweeps, if means and spread are as measured.");
  }

  @Test
  void aNumberThatIsNotANumberIsNone() {
    MadeRuns runs =
        new MadeRuns()
            .with("rate=1", LOSS, 70, 72, Double.NaN)
            .with("rate=2", LOSS, 71, 72, Double.POSITIVE_INFINITY);

    assertThat(judge(equivalent(300), runs.all()).leftOut())
        .isEqualTo(Map.of(Gap.WITHOUT_VALUE, 2));
  }
}
