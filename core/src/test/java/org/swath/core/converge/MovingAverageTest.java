package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MovingAverageTest {

  private static final double NAN = Double.NaN;

  @Test
  void namesTheEpochBeforeTheFirstOfTheAveragedChanges() {
    // Changes 8, 4, 2, 1, 1: means of two 6, 3, 1.5, 1.
    double[] curve = {20, 12, 8, 6, 5, 4};

    assertThat(new MovingAverage(2, 2).of(curve)).isEqualTo(new Convergence(3, true));
    assertThat(new MovingAverage(7, 2).of(curve)).isEqualTo(new Convergence(1, true));
    assertThat(new MovingAverage(1, 2).of(curve)).isEqualTo(new Convergence(6, false));
  }

  @Test
  void isNotMetByAMeanThatEqualsTheThreshold() {
    double[] curve = {0, 1, 4};

    assertThat(new MovingAverage(2, 2).of(curve).met()).isFalse();
    assertThat(new MovingAverage(2.001, 2).of(curve).met()).isTrue();
  }

  @Test
  void averagesSizesSoThatSwingsDoNotCancel() {
    assertThat(new MovingAverage(1, 4).of(new double[] {0, 3, 0, 3, 0}).met()).isFalse();
  }

  @Test
  void letsALargeChangePassThatTheOthersMakeUpFor() {
    double[] curve = {0, 0, 3, 3, 3};

    assertThat(new MovingAverage(1, 4).of(curve)).isEqualTo(new Convergence(1, true));
    assertThat(new AbsoluteChange(1, 4).of(curve).met()).isFalse();
  }

  @Test
  void withAWindowOfOneIsAnAbsoluteChange() {
    double[] curve = {9, 5, 3, 2.5, 2};

    assertThat(new MovingAverage(1, 1).of(curve))
        .isEqualTo(new AbsoluteChange(1, 1).of(curve))
        .isEqualTo(new Convergence(3, true));
  }

  @Test
  void isMetAtOnceByAConstantCurve() {
    assertThat(new MovingAverage(0.1, 2).of(new double[] {7, 7, 7}))
        .isEqualTo(new Convergence(1, true));
  }

  @Test
  void forgetsANaNOnceItHasLeftTheWindow() {
    assertThat(new MovingAverage(1, 2).of(new double[] {NAN, NAN, NAN, NAN}).met()).isFalse();
    assertThat(new MovingAverage(1, 2).of(new double[] {1, NAN, 1, 1, 1}))
        .isEqualTo(new Convergence(3, true));
    assertThat(new MovingAverage(1, 1).of(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE}).met())
        .isFalse();
  }

  @Test
  void isNotMetByAnEmptyCurveOrASingleEpoch() {
    assertThat(new MovingAverage(1, 1).of(new double[0])).isEqualTo(new Convergence(0, false));
    assertThat(new MovingAverage(1, 1).of(new double[] {1})).isEqualTo(new Convergence(1, false));
  }

  @Test
  void refusesNumbersThatMakeNoRule() {
    assertThatThrownBy(() -> new MovingAverage(NAN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threshold must be finite and greater than 0, but got NaN");
    assertThatThrownBy(() -> new MovingAverage(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window >= 1 must hold, but got 0");
  }
}
