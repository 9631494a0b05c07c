package org.swath.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.Statement;
import org.swath.results.RunStatus;

/** Hypotheses about every run. */
class EveryRunTest {

  private static final String EPOCH = "convergence-epoch";
  private static final ParameterValues ALL = ParameterValues.none();

  @Test
  void aBoundHoldsOfEveryRunOrIsRefutedByOne() {
    MadeRuns runs = new MadeRuns().with("rate=1", "probe-accuracy", 0.92, 0.93, 0.94);

    Finding holds = judge(accuracy(0.92, 0.94), runs);
    assertThat(holds.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(holds.reason()).isEqualTo("It holds of all 3 runs, which lie from 92 % to 94 %.");
    assertThat(holds.pValue()).isEmpty();
    Finding broken = judge(accuracy(0.921, 0.94), runs);
    assertThat(broken.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(broken.reason())
        .isEqualTo("It does not hold of 1 of 3 runs: rate 1, seed 1 (92 %).");
    assertThat(broken.effect().value()).isEqualTo(2);
  }

  @Test
  void aMissingOrFailedRunLeavesABoundUndecidedUnlessAnotherBreaksIt() {
    MadeRuns runs =
        new MadeRuns()
            .with("rate=1", "probe-accuracy", 0.93)
            .ends("rate=1", 2)
            .ends("rate=1", 3, RunStatus.FAILED);

    Finding open = judge(accuracy(0.92, 0.94), runs);
    assertThat(open.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(open.leftOut()).isEqualTo(Map.of(Gap.MISSING, 1, Gap.FAILED, 1));
    assertThat(open.reason())
        .isEqualTo("It holds of 1 of 3 runs; of the others it is not known: 1 missing, 1 failed.");
    assertThat(judge(accuracy(0.94, 1), runs).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void aRunThatDivergedIsInNoBounds() {
    MadeRuns runs =
        new MadeRuns().with("rate=1", "probe-accuracy", 0.93).ends("rate=1", 2, RunStatus.DIVERGED);

    assertThat(judge(accuracy(0, 1), runs).reason())
        .isEqualTo("It does not hold of 1 of 2 runs: rate 1, seed 2 (diverged).");
  }

  @ParameterizedTest
  @CsvSource({
    "50, Infinity, SUPPORTED",
    "100, Infinity, SUPPORTED",
    "101, Infinity, UNDECIDED",
    "-Infinity, 90, REFUTED",
    "-Infinity, 100, REFUTED",
    "-Infinity, 101, UNDECIDED",
    "50, 200, UNDECIDED",
  })
  void anEpochBeyondTheLastMayBeAnyLaterOne(double from, double to, Verdict verdict) {
    MadeRuns runs = new MadeRuns().neverConverges("rate=1", 1, 100);

    assertThat(judge(new Statement.Between(EPOCH, ALL, true, from, to), runs).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void neverConvergingIsRefutedByARunThatConverges() {
    MadeRuns runs =
        new MadeRuns().neverConverges("rate=1", 1, 100).neverConverges("rate=1", 2, 100);

    assertThat(judge(ends(Statement.Ending.NEVER_CONVERGES), runs).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(ends(Statement.Ending.CONVERGES), runs).verdict()).isEqualTo(Verdict.REFUTED);
    runs.with("rate=2", EPOCH, 70);
    Finding refuted = judge(ends(Statement.Ending.NEVER_CONVERGES), runs);
    assertThat(refuted.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(refuted.reason())
        .isEqualTo("It does not hold of 1 of 3 runs: rate 2, seed 1 (epoch 70).");
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETES, DIVERGED, REFUTED",
    "COMPLETES, FAILED, UNDECIDED",
    "CONVERGES, DIVERGED, REFUTED",
    "CONVERGES, FAILED, UNDECIDED",
    "NEVER_CONVERGES, DIVERGED, UNDECIDED",
    "NEVER_CONVERGES, FAILED, UNDECIDED",
  })
  void whatARunThatDoesNotCompleteSays(Statement.Ending ending, RunStatus status, Verdict verdict) {
    MadeRuns runs = new MadeRuns().ends("rate=1", 1, status);

    assertThat(judge(ends(ending), runs).verdict()).isEqualTo(verdict);
  }

  @Test
  void runsThatCompleteAreEnoughForThat() {
    assertThat(
            judge(ends(Statement.Ending.COMPLETES), new MadeRuns().with("rate=1", "x", Double.NaN))
                .verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void threeRunsAreNamedAndTheOthersCounted() {
    MadeRuns runs = new MadeRuns().with("rate=1", EPOCH, 1, 2, 3, 4, 5);

    assertThat(judge(ends(Statement.Ending.NEVER_CONVERGES), runs).reason())
        .isEqualTo(
            "It does not hold of 5 of 5 runs: rate 1, seed 1 (epoch 1); rate 1, seed 2 (epoch 2); rate 1, seed 3 (epoch 3); and 2 more.");
  }

  private static Statement accuracy(double from, double to) {
    return new Statement.Between("probe-accuracy", ALL, true, from, to);
  }

  private static Statement ends(Statement.Ending ending) {
    return new Statement.Ends(ending, ALL);
  }

  private static Finding judge(Statement statement, MadeRuns runs) {
    List<Finding> findings =
        Judge.of(
            List.of(new Hypothesis("it", Optional.empty(), statement, Hypothesis.USUAL_LEVEL)),
            runs.all());
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
