package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.report.AcceptanceCheck.Outcome.BROKEN;
import static org.swath.jobs.report.AcceptanceCheck.Outcome.HOLDS;
import static org.swath.jobs.report.AcceptanceCheck.Outcome.UNDECIDED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceCheckTest {

  private static final String ADAM = "where: {optimizer: adam}";

  @ParameterizedTest
  @CsvSource({
    "0.936, HOLDS",
    "0.922, HOLDS",
    "0.936001, BROKEN",
    "0.921999, BROKEN",
  })
  void includesTheBoundOfADistance(double accuracy, AcceptanceCheck.Outcome expected) {
    String rule = "{metric: probe-accuracy, %s, within: 0.007}".formatted(ADAM);

    assertThat(outcome(adam(rule, -100, 10, accuracy))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-103, HOLDS", "-97, HOLDS", "-103.001, BROKEN", "-96.999, BROKEN"})
  void takesPercentOfThePublishedMeanWhereThatIsMore(
      double loss, AcceptanceCheck.Outcome expected) {
    String rule =
        "{metric: final-loss, %s, within-percent: 3, or-published-sds: 2}".formatted(ADAM);

    assertThat(outcome(adam(rule, loss, 10, 0.9))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-104, HOLDS", "-96, HOLDS", "-104.001, BROKEN", "-95.999, BROKEN"})
  void takesPublishedStandardDeviationsWhereThoseAreMore(
      double loss, AcceptanceCheck.Outcome expected) {
    String rule =
        "{metric: final-loss, %s, within-percent: 3, or-published-sds: 4}".formatted(ADAM);

    assertThat(outcome(adam(rule, loss, 10, 0.9))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"3, 3, 3, HOLDS", "6, 6, 6, HOLDS", "3, 3, 2, BROKEN", "6, 6, 7, BROKEN"})
  void includesBothEndsOfARange(
      int first, int second, int third, AcceptanceCheck.Outcome expected) {
    SyntheticSweep sweep =
        withRule("{metric: convergence-epoch, %s, mean-from: 3, mean-to: 6}".formatted(ADAM))
            .completes(0, -100, first, 0.9, 1)
            .completes(1, -100, second, 0.9, 1)
            .completes(2, -100, third, 0.9, 1);

    assertThat(outcome(sweep)).isEqualTo(expected);
  }

  @Test
  void wantsTheSameOfEveryRunAndNotOfTheirMean() {
    String rule = "{metric: convergence-epoch, %s, every-run: 5}".formatted(ADAM);
    SyntheticSweep sweep =
        withRule(rule)
            .completes(0, -100, 4, 0.9, 1)
            .completes(1, -100, 5, 0.9, 1)
            .completes(2, -100, 6, 0.9, 1);

    assertThat(outcome(sweep)).isEqualTo(BROKEN);
    assertThat(outcome(adam(rule, -100, 5, 0.9))).isEqualTo(HOLDS);
  }

  @Test
  void waitsForMissingRuns() {
    SyntheticSweep sweep =
        withRule("{metric: final-loss, %s, within: 1}".formatted(ADAM))
            .completes(0, -500, 4, 0.9, 1)
            .completes(1, -500, 4, 0.9, 1);

    assertThat(outcome(sweep)).isEqualTo(UNDECIDED);
  }

  @Test
  void doesNotWaitWhenNoMissingRunCouldMendIt() {
    SyntheticSweep sweep =
        withRule("{metric: convergence-epoch, %s, every-run: 10}".formatted(ADAM))
            .completes(0, -100, 4, 0.9, 1);

    assertThat(outcome(sweep)).isEqualTo(BROKEN);
  }

  @Test
  void doesNotTakeAFailedRunForAnAnswer() {
    SyntheticSweep sweep =
        withRule("{metric: final-loss, %s, within: 1}".formatted(ADAM))
            .completes(0, -100, 4, 0.9, 1)
            .completes(1, -100, 4, 0.9, 1)
            .fails(2, 3);

    assertThat(outcome(sweep)).isEqualTo(UNDECIDED);
  }

  @Test
  void isBrokenByADivergedRunWhateverTheOthersSay() {
    SyntheticSweep sweep =
        withRule("{metric: final-loss, %s, within: 1}".formatted(ADAM))
            .completes(0, -100, 4, 0.9, 1)
            .completes(1, -100, 4, 0.9, 1)
            .diverges(2, 3);

    assertThat(outcome(sweep)).isEqualTo(BROKEN);
  }

  @Test
  void isBrokenByANumberThatIsNone() {
    String rule = "{metric: probe-accuracy, %s, within: 0.007}".formatted(ADAM);

    assertThat(outcome(adam(rule, -100, 10, Double.NaN))).isEqualTo(BROKEN);
  }

  @Test
  void leavesTheReproductionUndecidedWithoutAnyRule() {
    SyntheticSweep sweep =
        SyntheticSweep.small(
            """
            report:
              published:
                source: a paper
                rows: [{optimizer: adam, final-loss: {mean: -100}}]
            """);

    assertThat(sweep.report().reproduction().orElseThrow().verdict())
        .isEqualTo(Reproduction.Verdict.UNDECIDED);
  }

  /** The small sweep with published values of Adam and one rule about them. */
  private static SyntheticSweep withRule(String rule) {
    return SyntheticSweep.small(
        """
        report:
          published:
            source: a paper
            rows: [{optimizer: adam, final-loss: {mean: -100, sd: 1}, probe-accuracy: {mean: 0.929}}]
          holds-when: [%s]
        """
            .formatted(rule));
  }

  /** All three of Adam's runs say the same. */
  private static SyntheticSweep adam(String rule, double loss, int convergence, double accuracy) {
    SyntheticSweep sweep = withRule(rule);
    for (int run = 0; run < 3; run++) {
      sweep.completes(run, loss, convergence, accuracy, 1);
    }
    return sweep;
  }

  private static AcceptanceCheck.Outcome outcome(SyntheticSweep sweep) {
    Reproduction reproduction = sweep.report().reproduction().orElseThrow();
    assertThat(reproduction.checks()).hasSize(1);
    return reproduction.checks().get(0).outcome();
  }
}
