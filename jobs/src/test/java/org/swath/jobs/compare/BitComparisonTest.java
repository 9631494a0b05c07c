package org.swath.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.MadeResults;
import org.swath.jobs.report.SmallCatalogue;

/** Whether runs that are in both sweeps measured the same to the last bit. */
class BitComparisonTest {

  @TempDir private Path folder;

  @Test
  void equalResultsAreEqualToTheLastBit() throws IOException {
    BitComparison bits = compare(SmallSweep.completed(SmallSweep.plain(), 0), everyRun(0));

    assertThat(bits.equal()).isEqualTo(6);
    assertThat(bits.differing()).isEmpty();
    assertThat(bits.compared()).isEqualTo(6);
  }

  @Test
  void theLastBitOfOneLossIsADifference() throws IOException {
    MadeResults b = SmallSweep.plain();
    for (int run = 0; run < 6; run++) {
      double[] losses = SmallSweep.losses(run, 0);
      losses[1] = run == 4 ? Math.nextUp(losses[1]) : losses[1];
      b.completes(run, losses);
    }
    BitComparison bits = compare(everyRun(0), b);

    assertThat(bits.equal()).isEqualTo(5);
    assertThat(bits.differing()).hasSize(1);
    assertThat(bits.firstEpoch()).hasValue(2);
    assertThat(bits.largestDifferences()).containsEntry("final_loss", 0.0);
  }

  @Test
  void differencesAreRelativeToTheLargerNumber() throws IOException {
    BitComparison bits =
        compare(
            SmallSweep.plain().completes(3, Map.of("probe_accuracy", 0.8), 10, 200),
            SmallSweep.plain().completes(3, Map.of("probe_accuracy", 1.0), 10, 250));

    assertThat(bits.largestDifferences().get("final_loss")).isCloseTo(0.2, within(1e-15));
    assertThat(bits.largestDifferences().get("probe_accuracy")).isCloseTo(0.2, within(1e-15));
    assertThat(bits.firstEpoch()).hasValue(2);
  }

  @Test
  void anotherKernelMayGiveOtherBits() throws IOException {
    BitComparison bits = compare(everyRun(0), SmallSweep.completed(SmallSweep.portable(), 1));

    assertThat(bits.differing()).hasSize(6).allMatch(BitDifference::isExpected);
    assertThat(bits.notReproduced()).isEmpty();
  }

  @Test
  void theSameSoftwareAndArithmeticMayNot() throws IOException {
    BitComparison bits = compare(everyRun(0), everyRun(1));

    assertThat(bits.notReproduced()).hasSize(6);
  }

  @Test
  void divergedRunsAreComparedAndFailedOnesNot() throws IOException {
    BitComparison bits =
        compare(
            SmallSweep.plain().diverges(0, 1, Double.NaN).fails(1, 1).completes(2, 1, 2),
            SmallSweep.plain().diverges(0, 1, Double.NaN).fails(1, 2).completes(2, 1, 2));

    assertThat(bits.equal()).isEqualTo(2);
    assertThat(bits.compared()).isEqualTo(2);
  }

  @Test
  void aRunThatDivergedOnOneSideDepartsWhereItsCurveEnds() throws IOException {
    BitComparison bits =
        compare(SmallSweep.plain().completes(0, 3, 2, 1, 1), SmallSweep.plain().diverges(0, 3, 2));

    assertThat(bits.firstEpoch()).hasValue(3);
    assertThat(bits.notReproduced()).hasSize(1);
  }

  @Test
  void aLossThatIsNotANumberOnOneSideIsWithoutBound() throws IOException {
    BitComparison bits =
        compare(
            SmallSweep.plain().completes(0, 3, Double.NaN), SmallSweep.plain().completes(0, 3, 2));

    assertThat(bits.largestDifferences()).containsEntry("final_loss", Double.POSITIVE_INFINITY);
  }

  @Test
  void runsWithAnotherIdAreNotCompared() throws IOException {
    BitComparison bits =
        compare(
            everyRun(0),
            SmallSweep.completed(SmallSweep.of(SmallSweep.SPEC.replace("0.001", "0.01")), 0));

    assertThat(bits.compared()).isZero();
  }

  private static MadeResults everyRun(double plus) {
    return SmallSweep.completed(SmallSweep.plain(), plus);
  }

  private BitComparison compare(MadeResults a, MadeResults b) throws IOException {
    return new ComparisonReader(SmallCatalogue.catalogue())
        .read(a.in(folder.resolve("a")), b.in(folder.resolve("b")), Optional.empty(), Map.of())
        .bits();
  }
}
