package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeToBestTest {

  private static final double NAN = Double.NaN;

  private final ConvergenceCriterion tenth = new RelativeToBest(0.1, Better.LOWER);

  @Test
  void namesTheFirstEpochThatMadeAllButAFractionOfTheWay() {
    // From 100 to 0: at most 10 is within a tenth.
    double[] curve = {100, 50, 11, 9, 20, 0, 1};

    assertThat(tenth.of(curve)).isEqualTo(new Convergence(4, true));
  }

  @Test
  void isMetByExactlyTheFraction() {
    assertThat(new RelativeToBest(0.25, Better.LOWER).of(new double[] {8, 2, 0}))
        .isEqualTo(new Convergence(2, true));
  }

  @Test
  void namesTheFirstEpochOfTheBestWithoutTolerance() {
    assertThat(new RelativeToBest(0, Better.LOWER).of(new double[] {5, 1, 0.5, 0.5, 2}))
        .isEqualTo(new Convergence(3, true));
  }

  @Test
  void staysWhenAConstantIsAdded() {
    double[] curve = {100, 50, 11, 9, 20, 0, 1};
    double[] shifted = Arrays.stream(curve).map(value -> value - 1000).toArray();

    assertThat(tenth.of(shifted)).isEqualTo(tenth.of(curve));
  }

  @Test
  void looksAtWhatComesLater() {
    double[] curve = {100, 50, 11, 9, 0};

    assertThat(tenth.of(Arrays.copyOf(curve, 2))).isEqualTo(new Convergence(2, true));
    assertThat(tenth.of(curve)).isEqualTo(new Convergence(4, true));
  }

  @Test
  void asksForHigherValuesWhereTheyAreBetter() {
    assertThat(new RelativeToBest(0.1, Better.HIGHER).of(new double[] {0.5, 0.8, 0.97, 1.0}))
        .isEqualTo(new Convergence(3, true));
  }

  @Test
  void isMetAtOnceByACurveThatIsConstantOrOnlyGetsWorse() {
    assertThat(tenth.of(new double[] {7, 7, 7})).isEqualTo(new Convergence(1, true));
    assertThat(tenth.of(new double[] {7, 8, 9})).isEqualTo(new Convergence(1, true));
    assertThat(tenth.of(new double[] {7})).isEqualTo(new Convergence(1, true));
  }

  @Test
  void passesOverNaNAndInfinity() {
    assertThat(tenth.of(new double[] {NAN, 100, Double.NEGATIVE_INFINITY, 5, 0, NAN}))
        .isEqualTo(new Convergence(4, true));
  }

  @Test
  void isNotMetByACurveWithoutAFiniteValue() {
    assertThat(tenth.of(new double[0])).isEqualTo(new Convergence(0, false));
    assertThat(tenth.of(new double[] {NAN, NAN})).isEqualTo(new Convergence(2, false));
  }

  @Test
  void endsOnACurveThatSpansMoreThanADoubleCanHold() {
    double[] curve = {Double.MAX_VALUE, 0, -Double.MAX_VALUE};

    assertThat(new RelativeToBest(0, Better.LOWER).of(curve)).isEqualTo(new Convergence(3, true));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void refusesWhatIsNoFraction(double tolerance) {
    assertThatThrownBy(() -> new RelativeToBest(tolerance, Better.LOWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance must be at least 0 and less than 1, but got " + tolerance);
  }
}
