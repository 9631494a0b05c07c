package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.converge.Convergence;

class EpochSummaryTest {

  @Test
  void figuresOfRunsThatAllMetTheCriterionAreExact() {
    EpochSummary summary = of(met(4), met(8), met(6), met(10));

    assertThat(summary.met()).isEqualTo(4);
    assertThat(summary.notMet()).isZero();
    assertThat(summary.mean()).isEqualTo(exact(7));
    assertThat(summary.median()).isEqualTo(exact(7));
    assertThat(summary.minimum()).isEqualTo(exact(4));
    assertThat(summary.maximum()).isEqualTo(exact(10));
    assertThat(summary.standardDeviation()).hasValue(Math.sqrt(5));
  }

  @Test
  void aCensoredRunMakesALowerBoundOfTheMeanAndTheLast() {
    EpochSummary summary = of(met(4), censored(10), met(5));

    assertThat(summary.notMet()).isEqualTo(1);
    assertThat(summary.mean()).isEqualTo(atLeast(19 / 3.0));
    assertThat(summary.maximum()).isEqualTo(atLeast(10));
    assertThat(summary.standardDeviation()).isEmpty();
  }

  @Test
  void theMedianIsExactWhileTheMiddleIsKnown() {
    assertThat(of(met(4), censored(10), met(5)).median()).isEqualTo(exact(5));
    assertThat(of(met(4), censored(10), censored(10)).median()).isEqualTo(atLeast(10));
    assertThat(of(met(4), censored(10)).median()).isEqualTo(atLeast(7));
  }

  @Test
  void aRunThatWasCutShortCouldLieAnywhereBehindItsEnd() {
    EpochSummary summary = of(censored(3), met(7), met(9));

    assertThat(summary.minimum()).isEqualTo(atLeast(3));
    assertThat(summary.median()).isEqualTo(atLeast(7));
    assertThat(of(met(2), censored(3)).minimum()).isEqualTo(exact(2));
  }

  @Test
  void nothingIsKnownOfNoRuns() {
    EpochSummary summary = of();

    assertThat(summary.n()).isZero();
    for (EpochFigure figure :
        List.of(summary.mean(), summary.median(), summary.minimum(), summary.maximum())) {
      assertThat(figure).isEqualTo(exact(Double.NaN));
    }
    assertThat(summary.standardDeviation()).isEmpty();
  }

  private static EpochSummary of(Convergence... answers) {
    return new EpochSummary(Arrays.asList(answers));
  }

  private static Convergence met(int epoch) {
    return new Convergence(epoch, true);
  }

  private static Convergence censored(int epoch) {
    return new Convergence(epoch, false);
  }

  private static EpochFigure exact(double epochs) {
    return new EpochFigure(epochs, false);
  }

  private static EpochFigure atLeast(double epochs) {
    return new EpochFigure(epochs, true);
  }
}
