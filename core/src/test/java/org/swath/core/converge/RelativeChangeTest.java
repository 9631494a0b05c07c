package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RelativeChangeTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void namesTheEpochBeforeTheFirstOfTheSmallChanges() {
    // Relative changes: 0.5, 0.2, 0.05, 0.05.
    double[] curve = {100, 50, 40, 38, 36.1};

    assertThat(new RelativeChange(0.1, 1, 2).of(curve)).isEqualTo(new Convergence(3, true));
    assertThat(new RelativeChange(0.3, 1, 2).of(curve)).isEqualTo(new Convergence(2, true));
    assertThat(new RelativeChange(0.1, 1, 3).of(curve)).isEqualTo(new Convergence(5, false));
  }

  @Test
  void comparesWithTheValueALagBeforeAndNamesItsEpoch() {
    // Over two epochs: 60 / 100, 12 / 50, 3.9 / 40, 3.8 / 38.
    double[] curve = {100, 50, 40, 38, 36.1, 34.2};

    assertThat(new RelativeChange(0.099, 2, 1).of(curve)).isEqualTo(new Convergence(3, true));
    assertThat(new RelativeChange(0.25, 2, 2).of(curve)).isEqualTo(new Convergence(2, true));
    assertThat(new RelativeChange(0.5, 6, 1).of(curve)).isEqualTo(new Convergence(6, false));
  }

  @Test
  void takesNoFallOfANegativeLossForSmallThatIsNot() {
    double[] falling = {-100, -200, -400, -800};

    assertThat(new RelativeChange(0.5, 1, 1).of(falling)).isEqualTo(new Convergence(4, false));
    assertThat(new RelativeChange(0.1, 1, 1).of(new double[] {-100, -200, -210}))
        .isEqualTo(new Convergence(2, true));
  }

  @Test
  void isNotMetByAChangeThatEqualsTheTolerance() {
    double[] curve = {4, 3, 2.25};

    assertThat(new RelativeChange(0.25, 1, 1).of(curve).met()).isFalse();
    assertThat(new RelativeChange(0.2501, 1, 1).of(curve)).isEqualTo(new Convergence(1, true));
  }

  @Test
  void isMetAtOnceByAConstantCurveUnlessItIsZero() {
    assertThat(new RelativeChange(1e-9, 1, 3).of(new double[] {7, 7, 7, 7}))
        .isEqualTo(new Convergence(1, true));
    assertThat(new RelativeChange(1e-9, 1, 3).of(new double[] {0, 0, 0, 0}))
        .isEqualTo(new Convergence(4, false));
  }

  @Test
  void neverTakesAChangeWithNaNOrInfinityForSmall() {
    ConvergenceCriterion criterion = new RelativeChange(0.5, 1, 1);

    assertThat(criterion.of(new double[] {NAN, NAN, NAN}).met()).isFalse();
    assertThat(criterion.of(new double[] {INFINITY, INFINITY, 5, -INFINITY}).met()).isFalse();
    assertThat(criterion.of(new double[] {1, NAN, 1, 1})).isEqualTo(new Convergence(3, true));
  }

  @Test
  void isNotMetByAnEmptyCurveOrASingleEpoch() {
    assertThat(new RelativeChange(1, 1, 1).of(new double[0])).isEqualTo(new Convergence(0, false));
    assertThat(new RelativeChange(1, 1, 1).of(new double[] {1}))
        .isEqualTo(new Convergence(1, false));
  }

  @Test
  void refusesNumbersThatMakeNoRule() {
    assertThatThrownBy(() -> new RelativeChange(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance must be finite and greater than 0, but got 0.0");
    assertThatThrownBy(() -> new RelativeChange(0.1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lag >= 1 must hold, but got 0");
    assertThatThrownBy(() -> new RelativeChange(0.1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window >= 1 must hold, but got 0");
  }
}
