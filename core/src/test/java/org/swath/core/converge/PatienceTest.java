package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final double NAN = Double.NaN;

  private final ConvergenceCriterion patient = new Patience(3, 0, Better.LOWER);

  @Test
  void namesTheEpochOfTheBestAndNotThatInWhichPatienceRanOut() {
    assertThat(patient.of(new double[] {5, 3, 4, 3.5, 3})).isEqualTo(new Convergence(2, true));
  }

  @Test
  void waitsAnewAfterEveryImprovement() {
    assertThat(patient.of(new double[] {5, 6, 6, 4, 6, 6})).isEqualTo(new Convergence(6, false));
    assertThat(patient.of(new double[] {5, 6, 6, 4, 6, 6, 6})).isEqualTo(new Convergence(4, true));
  }

  @Test
  void takesAStepOfJustTheMinimumForNoImprovement() {
    double[] curve = {5, 4, 3, 2};

    assertThat(new Patience(2, 1, Better.LOWER).of(new double[] {5, 4, 4}))
        .isEqualTo(new Convergence(1, true));
    assertThat(new Patience(1, 0.999, Better.LOWER).of(curve).met()).isFalse();
  }

  @Test
  void addsUpStepsThatAreTooSmallAlone() {
    // 0.4 below 5 counts for nothing, 0.8 below it does not either, 1.2 below it does.
    double[] creeping = {5, 4.6, 4.2, 3.8, 3.4, 3.0, 2.6};

    assertThat(new Patience(3, 1, Better.LOWER).of(creeping).met()).isFalse();
    assertThat(new Patience(2, 1, Better.LOWER).of(creeping)).isEqualTo(new Convergence(1, true));
  }

  @Test
  void asksForHigherValuesWhereTheyAreBetter() {
    double[] accuracies = {0.5, 0.8, 0.7, 0.8, 0.75};

    assertThat(new Patience(3, 0, Better.HIGHER).of(accuracies))
        .isEqualTo(new Convergence(2, true));
    assertThat(patient.of(accuracies)).isEqualTo(new Convergence(1, true));
  }

  @Test
  void isMetAtOnceByAConstantCurveThatIsLongEnough() {
    assertThat(patient.of(new double[] {7, 7, 7, 7})).isEqualTo(new Convergence(1, true));
    assertThat(patient.of(new double[] {7, 7, 7})).isEqualTo(new Convergence(3, false));
  }

  @Test
  void neitherWaitsNorImprovesOnNaNOrInfinity() {
    assertThat(patient.of(new double[] {5, NAN, NAN, NAN, NAN}))
        .isEqualTo(new Convergence(5, false));
    assertThat(patient.of(new double[] {NAN, 5, 6, NAN, 6, 6, 6}))
        .isEqualTo(new Convergence(2, true));
    assertThat(patient.of(new double[] {5, Double.NEGATIVE_INFINITY, 4, 5, 5, 5}))
        .isEqualTo(new Convergence(3, true));
  }

  @Test
  void isNotMetByAnEmptyCurveOrASingleEpoch() {
    ConvergenceCriterion hasty = new Patience(1, 0, Better.LOWER);

    assertThat(hasty.of(new double[0])).isEqualTo(new Convergence(0, false));
    assertThat(hasty.of(new double[] {1})).isEqualTo(new Convergence(1, false));
  }

  @Test
  void refusesNumbersThatMakeNoRule() {
    assertThatThrownBy(() -> new Patience(0, 0, Better.LOWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("patience >= 1 must hold, but got 0");
    assertThatThrownBy(() -> new Patience(1, -1, Better.LOWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minimumImprovement must be finite and at least 0, but got -1.0");
  }
}
