package org.swath.core.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swath.core.spec.ConfigurationGroup;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.Statement;
import org.swath.results.RunStatus;

/** The best configuration of a group, chosen and compared on the same sweep. */
class BestOfGroupTest {

  private static final String ACCURACY = "probe-accuracy";

  /** Rate 1 is the better of a, 0.93 to 0.92; it is 0.06, 0.02 and 0 above b, 0.08/3 on average. */
  private static MadeRuns runs() {
    return new MadeRuns()
        .with("kind=a,rate=1", ACCURACY, 0.96, 0.92, 0.91)
        .with("kind=a,rate=2", ACCURACY, 0.91, 0.93, 0.92)
        .with("kind=b,rate=1", ACCURACY, 0.90, 0.90, 0.91);
  }

  @Test
  void theBestIsNamedAndComparedAtALevelForAllThatMightHaveBeenChosen() {
    Finding finding = judge(runs(), best(true));

    assertThat(finding.effect().value()).isEqualTo(0.08 / 3, within(1e-12));
    assertThat(finding.effect().what())
        .isEqualTo("mean probe accuracy of kind a, rate 1 less that of kind b");
    assertThat(finding.effect().interval().confidence()).isEqualTo(0.95, within(1e-12));
    assertThat(finding.test())
        .isEqualTo("two one-sided paired t tests with Bonferroni's correction for 2 pairs");
    assertThat(finding.notes())
        .last()
        .asString()
        .isEqualTo(
            "They were chosen as the best by the runs that are compared, which flatters them. So interval"
                + " and p are corrected for the 2 pairs that might have been chosen (Bonferroni).");
  }

  @Test
  void thePValueIsThatOfOneComparisonTimesTheirNumber() {
    MadeRuns runs =
        new MadeRuns()
            .with("kind=a,rate=1", ACCURACY, 0.901, 0.902, 0.903)
            .with("kind=a,rate=2", ACCURACY, 0.801, 0.802, 0.803)
            .with("kind=a,rate=3", ACCURACY, 0.701, 0.702, 0.703)
            .with("kind=b,rate=1", ACCURACY, 0.900, 0.902, 0.901);
    ConfigurationGroup chosen =
        new ConfigurationGroup(MadeRuns.levels("kind=a,rate=1"), Optional.empty());

    double alone = judge(runs, chosen).pValue().orElseThrow();
    Finding finding = judge(runs, best(true));

    assertThat(finding.pValue().orElseThrow()).isEqualTo(3 * alone, within(1e-12));
    assertThat(alone).isLessThan(0.05);
    assertThat(judge(runs, chosen).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(finding.verdict())
        .isEqualTo(3 * alone <= 0.05 ? Verdict.SUPPORTED : Verdict.UNDECIDED);
  }

  @Test
  void theLowestMayBeTheBest() {
    assertThat(judge(runs(), best(false)).effect().what()).contains("kind a, rate 2");
  }

  @Test
  void theFirstOfEqualsIsChosen() {
    MadeRuns ties =
        new MadeRuns()
            .with("kind=a,rate=1", ACCURACY, 0.9, 0.9, 0.9)
            .with("kind=a,rate=2", ACCURACY, 0.9, 0.9, 0.9)
            .with("kind=b,rate=1", ACCURACY, 0.8, 0.81, 0.79);

    assertThat(judge(ties, best(true)).effect().what()).contains("kind a, rate 1");
  }

  @Test
  void itMayBeChosenByAnotherMetric() {
    MadeRuns runs =
        runs()
            .and("kind=a,rate=1", "final-loss", 5, 5, 5)
            .and("kind=a,rate=2", "final-loss", 4, 4, 4);
    ConfigurationGroup lowestLoss =
        new ConfigurationGroup(
            MadeRuns.levels("kind=a"),
            Optional.of(new ConfigurationGroup.Best("final-loss", false)));

    assertThat(judge(runs, lowestLoss).effect().value()).isEqualTo(0.92 - 2.71 / 3, within(1e-12));
  }

  @Test
  void aConfigurationThatDivergesIsNotTheBest() {
    Finding finding =
        judge(
            runs()
                .with("kind=a,rate=9", ACCURACY, 0.99, 0.99)
                .ends("kind=a,rate=9", 3, RunStatus.DIVERGED),
            best(true));

    assertThat(finding.effect().what()).contains("kind a, rate 1");
    assertThat(finding.leftOut()).isEqualTo(Map.of(Gap.DIVERGED, 1));
  }

  @Test
  void aConfigurationThatIsMissingMightBeTheBest() {
    Finding finding =
        judge(
            runs().with("kind=a,rate=9", ACCURACY, 0.1, 0.1).ends("kind=a,rate=9", 3), best(true));

    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).isEqualTo("The means are not known: of 12 runs, 1 missing.");
  }

  @Test
  void thereIsNoBestOfConfigurationsThatAllDiverge() {
    MadeRuns runs = new MadeRuns().with("kind=b,rate=1", ACCURACY, 0.90, 0.90, 0.91);
    for (int seed = 1; seed <= 3; seed++) {
      runs.ends("kind=a,rate=1", seed, RunStatus.DIVERGED);
    }

    assertThat(judge(runs, best(true)).reason())
        .isEqualTo("The means are not known: of 6 runs, 3 diverged.");
  }

  @Test
  void oneSeedDecidesNothing() {
    MadeRuns runs =
        new MadeRuns()
            .with("kind=a,rate=1", ACCURACY, 0.96)
            .with("kind=a,rate=2", ACCURACY, 0.91)
            .with("kind=b,rate=1", ACCURACY, 0.90);

    assertThat(judge(runs, best(true)).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(judge(runs, best(true)).reason()).contains("of one seed");
  }

  private static ConfigurationGroup best(boolean highest) {
    return new ConfigurationGroup(
        MadeRuns.levels("kind=a"), Optional.of(new ConfigurationGroup.Best(ACCURACY, highest)));
  }

  private static Finding judge(MadeRuns runs, ConfigurationGroup group) {
    ConfigurationGroup other = new ConfigurationGroup(MadeRuns.levels("kind=b"), Optional.empty());
    return Judge.of(
        new Hypothesis(
            "it",
            Optional.empty(),
            new Statement.Equivalent(ACCURACY, group, other, 0.005),
            Hypothesis.USUAL_LEVEL),
        runs.all());
  }
}
