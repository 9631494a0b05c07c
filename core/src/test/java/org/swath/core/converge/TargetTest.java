package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void namesTheFirstEpochThatIsThere() {
    assertThat(new Target(3, Direction.BELOW).of(new double[] {5, 4, 2, 6, 1}))
        .isEqualTo(new Convergence(3, true));
    assertThat(new Target(0.9, Direction.ABOVE).of(new double[] {0.5, 0.95, 0.8}))
        .isEqualTo(new Convergence(2, true));
  }

  @Test
  void isMetByExactlyTheValue() {
    assertThat(new Target(-700, Direction.BELOW).of(new double[] {-699, -700}))
        .isEqualTo(new Convergence(2, true));
    assertThat(new Target(7, Direction.ABOVE).of(new double[] {7}))
        .isEqualTo(new Convergence(1, true));
  }

  @Test
  void isCensoredAtTheEndOfACurveThatDoesNotGetThere() {
    assertThat(new Target(1, Direction.BELOW).of(new double[] {3, 2, 2}))
        .isEqualTo(new Convergence(3, false));
    assertThat(new Target(1, Direction.BELOW).of(new double[0]))
        .isEqualTo(new Convergence(0, false));
  }

  @Test
  void neverTakesNaNOrInfinityForThere() {
    assertThat(new Target(1, Direction.BELOW).of(new double[] {Double.NaN, -INFINITY, 2}).met())
        .isFalse();
    assertThat(new Target(1, Direction.ABOVE).of(new double[] {INFINITY, 0}).met()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAValueThatNothingReaches(double value) {
    assertThatThrownBy(() -> new Target(value, Direction.BELOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be finite, but got " + value);
  }
}
