package org.swath.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.MadeResults;
import org.swath.jobs.report.SmallCatalogue;

/** Which numbers changed by more than seeds do. */
class MetricComparisonTest {

  private static final String FASTER = SmallSweep.SPEC.replace("0.001", "0.01");

  @TempDir private Path folder;
  private int folders;

  /**
   * From scipy.stats: ttest_rel([11, 23, 32.5], [10, 20, 30]), and t.interval of the differences 1,
   * 3 and 2.5.
   */
  @Test
  void differencesArePairedOverSeeds() throws IOException {
    Difference adam = finalLoss(adam(10, 20, 30), adam(11, 23, 32.5), Map.of(), 0);

    assertThat(adam.n()).isEqualTo(3);
    assertThat(adam.meanOfA()).isEqualTo(20);
    assertThat(adam.meanOfB()).isCloseTo(66.5 / 3, within(1e-12));
    assertThat(adam.estimate().value()).isCloseTo(6.5 / 3, within(1e-12));
    assertThat(adam.pValue()).isCloseTo(0.0690507, within(1e-6));
    assertThat(adam.estimate().interval(0.95).lower()).isCloseTo(-0.418906, within(1e-6));
    assertThat(adam.estimate().interval(0.95).upper()).isCloseTo(4.752239, within(1e-6));
  }

  @Test
  void aDifferenceBeyondTheSeedsNoiseIsAChange() throws IOException {
    Difference adam = finalLoss(adam(10, 20, 30), adam(15.01, 25.02, 35), Map.of(), 0);

    assertThat(adam.verdict()).isEqualTo(Verdict.CHANGED);
  }

  @Test
  void aDifferenceThatSeedsMayMakeIsNone() throws IOException {
    Difference adam = finalLoss(adam(10, 20, 30), adam(12, 19, 31), Map.of(), 0);

    assertThat(adam.verdict()).isEqualTo(Verdict.NOT_BEYOND_NOISE);
  }

  /** Holm doubles the smaller of two p values. */
  @Test
  void pValuesAreRaisedForTheNumberOfConfigurations() throws IOException {
    MadeResults a = adam(10, 20, 30).completes(3, 1).completes(4, 2).completes(5, 3);
    MadeResults b = faster(11, 21.2, 31.1).completes(3, 2).completes(4, 1).completes(5, 4);

    MetricComparison loss = metric(a, b, "final-loss", Map.of());

    Difference adam = loss.configurations().get(0).difference();
    assertThat(adam.adjustedPValue()).isEqualTo(2 * adam.pValue());
  }

  /** Of loss, epoch and accuracy; how long it took is no part of it. */
  @Test
  void whatIsSaidOfAllConfigurationsIsRaisedForTheNumberOfMetrics() throws IOException {
    SweepComparison comparison = compare(adam(10, 20, 30), faster(11, 21.2, 31.1), Map.of());

    Difference loss = comparison.metrics().get(0).overall();
    Difference seconds = comparison.metrics().get(3).overall();
    assertThat(loss.adjustedPValue()).isEqualTo(3 * loss.pValue());
    assertThat(seconds.adjustedPValue()).isEqualTo(seconds.pValue());
  }

  @Test
  void equalLossesAreEqualWithoutATest() throws IOException {
    Difference adam = finalLoss(adam(10, 20, 30), adam(10, 20, 30), Map.of(), 0);

    assertThat(adam.verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(adam.estimate().interval(0.95).lower()).isZero();
    assertThat(adam.estimate().interval(0.95).upper()).isZero();
  }

  @Test
  void aDifferenceThatEverySeedHasLeavesNoNoiseToJudgeItBy() throws IOException {
    Difference adam = finalLoss(adam(10, 20, 30), adam(11, 21, 31), Map.of(), 0);

    assertThat(adam.pValue()).isNaN();
    assertThat(adam.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void oneSeedDecidesNothing() throws IOException {
    Difference adam = finalLoss(SmallSweep.plain().completes(0, 10), faster(11), Map.of(), 0);

    assertThat(adam.n()).isEqualTo(1);
    assertThat(adam.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void onlyPairsThatCompletedOnBothSidesCount() throws IOException {
    MadeResults b = faster(11, 22).diverges(2, Double.NaN);

    assertThat(finalLoss(adam(10, 20, 30), b, Map.of(), 0).n()).isEqualTo(2);
  }

  @Test
  void aConfigurationWithoutACompletedPairSaysSo() throws IOException {
    assertThat(finalLoss(adam(10, 20, 30), faster(11, 22, 33), Map.of(), 1).verdict())
        .isEqualTo(Verdict.NO_PAIR);
  }

  @Test
  void aLossThatIsNotANumberIsUndecidedUnlessBothAre() throws IOException {
    Difference one = finalLoss(adam(10, Double.NaN, 30), adam(10, 20, 31), Map.of(), 0);

    assertThat(one.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(new Difference(one.pairs(), one.margin(), one.estimate(), Double.NaN).verdict())
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(new PairedValue(1, Double.NaN, Double.NaN).isEqual()).isTrue();
  }

  @Test
  void aMarginAsksWhetherBIsEqualWithinIt() throws IOException {
    MadeResults a = adam(10, 20, 30);
    MadeResults b = faster(10.01, 20.03, 29.98);

    assertThat(finalLoss(a, b, Map.of("final-loss", 0.5), 0).verdict())
        .isEqualTo(Verdict.WITHIN_MARGIN);
    assertThat(finalLoss(a, b, Map.of("final-loss", 0.02), 0).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aMarginOfAnotherMetricIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(
            () -> metric(adam(1, 2, 3), faster(1, 2, 3), "final-loss", Map.of("los", 1.0)))
        .isInstanceOf(IncomparableException.class)
        .hasMessageContaining("final-loss, convergence-epoch, probe-accuracy, train-seconds")
        .hasMessageContaining("\"los\"");
  }

  @Test
  void runsThatDoNotConvergeCountWithTheirLastEpoch() throws IOException {
    MadeResults a = SmallSweep.plain().completes(0, 9, 5, 4.9, 4.8).completes(1, 9, 5, 4.9, 4.8);
    MadeResults b = SmallSweep.of(FASTER).completes(0, 9, 8, 5, 0).completes(1, 9, 5, 4.9, 4.8);

    MetricComparison convergence = metric(a, b, "convergence-epoch", Map.of());

    assertThat(convergence.configurations().get(0).difference().pairs())
        .containsExactly(new PairedValue(1, 2, 4), new PairedValue(2, 2, 2));
    assertThat(convergence.notMet()).isEqualTo(new NotMet(0, 1));
  }

  @Test
  void convergenceIsAskedOfTheEpochsThatBothTrained() throws IOException {
    MadeResults a = SmallSweep.plain().completes(0, 9, 7, 5, 3);
    MadeResults b =
        SmallSweep.of(SmallSweep.SPEC.replace("epochs: 4", "epochs: 6"))
            .completes(0, 9, 7, 5, 3, 3, 3);

    MetricComparison convergence = metric(a, b, "convergence-epoch", Map.of());

    assertThat(convergence.configurations().get(0).difference().pairs())
        .containsExactly(new PairedValue(1, 4, 4));
    assertThat(convergence.notMet()).isEqualTo(new NotMet(1, 1));
  }

  @Test
  void allConfigurationsTogetherArePairedOverTheSeedsTheyShare() throws IOException {
    MadeResults a = adam(10, 20, 30).completes(3, 100).completes(4, 200);
    MadeResults b = faster(11, 22, 33).completes(3, 103).completes(4, 202);

    MetricComparison loss = metric(a, b, "final-loss", Map.of());

    assertThat(loss.overall().pairs())
        .containsExactly(new PairedValue(1, 55, 57), new PairedValue(2, 110, 112));
    assertThat(loss.pairs()).isEqualTo(5);
    assertThat(loss.higher()).isEqualTo(5);
    assertThat(loss.lower()).isZero();
  }

  @Test
  void aMetricOfTheMachineIsNoChange() throws IOException {
    SweepComparison comparison = compare(adam(10, 20, 30), faster(10, 20, 30), Map.of());

    assertThat(comparison.metrics())
        .extracting(MetricComparison::dependsOnMachine)
        .containsExactly(false, false, false, true);
    assertThat(comparison.isChanged()).isFalse();
  }

  @Test
  void bothSidesAreAskedTheCriterionOfA() throws IOException {
    String other = FASTER.replace("threshold: 1.0", "threshold: 7.0");
    SweepComparison comparison =
        compare(adam(10, 20, 30), SmallSweep.of(other).completes(0, 9, 5, 4.9, 4.8), Map.of());

    assertThat(comparison.criterion().remark().orElseThrow()).contains("both sides are asked A's");
    assertThat(CriterionChoice.of(Optional.empty(), Optional.empty()).remark()).isEmpty();
  }

  private static MadeResults adam(double... finalLosses) {
    return completed(SmallSweep.plain(), finalLosses);
  }

  private static MadeResults faster(double... finalLosses) {
    return completed(SmallSweep.of(FASTER), finalLosses);
  }

  private static MadeResults completed(MadeResults results, double... finalLosses) {
    for (int run = 0; run < finalLosses.length; run++) {
      results.completes(run, 1, finalLosses[run]);
    }
    return results;
  }

  private Difference finalLoss(
      MadeResults a, MadeResults b, Map<String, Double> margins, int configuration)
      throws IOException {
    return metric(a, b, "final-loss", margins).configurations().get(configuration).difference();
  }

  private MetricComparison metric(
      MadeResults a, MadeResults b, String name, Map<String, Double> margins) throws IOException {
    return compare(a, b, margins).metrics().stream()
        .filter(metric -> metric.metric().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private SweepComparison compare(MadeResults a, MadeResults b, Map<String, Double> margins)
      throws IOException {
    return new ComparisonReader(SmallCatalogue.catalogue())
        .read(a.in(nextFolder()), b.in(nextFolder()), Optional.empty(), margins);
  }

  private Path nextFolder() {
    return folder.resolve("results-" + folders++);
  }
}
