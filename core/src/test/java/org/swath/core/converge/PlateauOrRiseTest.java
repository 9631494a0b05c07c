package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlateauOrRiseTest {

  private static final double NAN = Double.NaN;

  private final ConvergenceCriterion overfits = new PlateauOrRise(3, 1, Better.LOWER);

  @Test
  void namesTheEpochOfTheBestBeforeAPlateau() {
    assertThat(overfits.of(new double[] {5, 3, 3.5, 3.2, 3.9})).isEqualTo(new Convergence(2, true));
  }

  @Test
  void namesTheEpochOfTheBestBeforeARise() {
    assertThat(overfits.of(new double[] {5, 3, 4.5})).isEqualTo(new Convergence(2, true));
  }

  @Test
  void hasNotRisenByJustTheTolerance() {
    assertThat(overfits.of(new double[] {5, 3, 4, 2})).isEqualTo(new Convergence(4, false));
    assertThat(overfits.of(new double[] {5, 3, 4.001, 2})).isEqualTo(new Convergence(2, true));
  }

  @Test
  void withoutARiseIsPatienceWithoutAMinimumImprovement() {
    double[] curve = {5, 4, 4.2, 3.9, 4.1, 4.1, 3.9, 4};

    assertThat(overfits.of(curve))
        .isEqualTo(new Patience(3, 0, Better.LOWER).of(curve))
        .isEqualTo(new Convergence(4, true));
  }

  @Test
  void takesAFallForARiseWhereHigherIsBetter() {
    assertThat(new PlateauOrRise(9, 0.1, Better.HIGHER).of(new double[] {0.5, 0.9, 0.85, 0.7}))
        .isEqualTo(new Convergence(2, true));
  }

  @Test
  void isMetAtOnceByAConstantCurveThatIsLongEnough() {
    assertThat(overfits.of(new double[] {7, 7, 7, 7})).isEqualTo(new Convergence(1, true));
    assertThat(overfits.of(new double[] {7, 7, 7})).isEqualTo(new Convergence(3, false));
  }

  @Test
  void neverTakesNaNOrInfinityForAPlateauOrARise() {
    assertThat(overfits.of(new double[] {5, NAN, NAN, NAN, NAN}).met()).isFalse();
    assertThat(overfits.of(new double[] {5, Double.POSITIVE_INFINITY, 4}).met()).isFalse();
    assertThat(overfits.of(new double[] {5, NAN, 6.5})).isEqualTo(new Convergence(1, true));
  }

  @Test
  void isNotMetByAnEmptyCurveOrASingleEpoch() {
    assertThat(overfits.of(new double[0])).isEqualTo(new Convergence(0, false));
    assertThat(overfits.of(new double[] {1})).isEqualTo(new Convergence(1, false));
  }

  @Test
  void refusesNumbersThatMakeNoRule() {
    assertThatThrownBy(() -> new PlateauOrRise(0, 1, Better.LOWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("patience >= 1 must hold, but got 0");
    assertThatThrownBy(() -> new PlateauOrRise(1, NAN, Better.LOWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance must be finite and at least 0, but got NaN");
  }
}
