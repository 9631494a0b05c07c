package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsoluteChangeTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final ConvergenceCriterion published = new AbsoluteChange(1.0, 5);

  @Test
  void isMetAtTheEarliestByTheFirstFiveChanges() {
    assertThat(published.of(new double[] {0, 0, 0, 0, 0, 0})).isEqualTo(new Convergence(1, true));
  }

  @Test
  void isNotMetByFourChanges() {
    assertThat(published.of(new double[] {0, 0, 0, 0, 0})).isEqualTo(new Convergence(5, false));
  }

  @Test
  void namesTheEpochBeforeTheFirstOfTheQuietChanges() {
    // Indices 0 to 8; the changes into 3, 4, 5, 6, 7 are the first five small ones in a row.
    double[] curve = {100, 90, 80, 79.5, 79, 78.5, 78, 77.5, 50};

    assertThat(published.of(curve)).isEqualTo(new Convergence(3, true));
  }

  @Test
  void beginsToCountAgainAfterALargeChange() {
    double[] curve = {10, 9.5, 9, 8.5, 8, 5, 4.5, 4, 3.5, 3, 2.5};

    assertThat(published.of(curve)).isEqualTo(new Convergence(6, true));
  }

  @Test
  void isMetByTheVeryLastChange() {
    double[] curve = {9, 5, 5, 5, 5, 5, 5};

    assertThat(published.of(curve)).isEqualTo(new Convergence(2, true));
    assertThat(published.of(Arrays.copyOf(curve, 6))).isEqualTo(new Convergence(6, false));
  }

  @Test
  void isNotMetByAChangeThatEqualsTheThreshold() {
    double[] falling = IntStream.range(0, 100).mapToDouble(epoch -> -epoch).toArray();

    assertThat(published.of(falling)).isEqualTo(new Convergence(100, false));
    assertThat(new AbsoluteChange(1.5, 5).of(falling)).isEqualTo(new Convergence(1, true));
  }

  @Test
  void looksAtTheSizeOfAChangeInEitherDirection() {
    double[] swinging = {0, 2, 0, 2, 0, 2, 0};

    assertThat(published.of(swinging).met()).isFalse();
    assertThat(new AbsoluteChange(2.5, 5).of(swinging).met()).isTrue();
  }

  @Test
  void staysMetWhateverComesLater() {
    assertThat(published.of(new double[] {0, 0, 0, 0, 0, 0, 1000, NAN}))
        .isEqualTo(new Convergence(1, true));
  }

  @Test
  void isNotMetByAnEmptyCurveOrASingleEpoch() {
    assertThat(published.of(new double[0])).isEqualTo(new Convergence(0, false));
    assertThat(published.of(new double[] {1})).isEqualTo(new Convergence(1, false));
  }

  @Test
  void neverTakesNaNForASmallChange() {
    double[] diverged = new double[20];
    Arrays.fill(diverged, NAN);

    assertThat(published.of(diverged)).isEqualTo(new Convergence(20, false));
    assertThat(published.of(new double[] {0, 0, 0, NAN, 0, 0, 0, 0, 0, 0}))
        .isEqualTo(new Convergence(5, true));
  }

  @Test
  void neverTakesInfinityForASmallChange() {
    double[] overflown = new double[20];
    Arrays.fill(overflown, INFINITY);

    assertThat(published.of(overflown)).isEqualTo(new Convergence(20, false));
  }

  @ParameterizedTest
  @CsvSource({"65, 72, 73", "70, 73, 73", "68, 70, 73", "70, 73, 75", "100, 100, 100"})
  void findsThePublishedEpochsOnCurvesThatSettleThere(int first, int second, int third) {
    for (int epoch : new int[] {first, second, third}) {
      assertThat(published.of(settlingAfter(epoch))).isEqualTo(new Convergence(epoch, epoch < 100));
    }
  }

  /** The law that the published SGD curves follow, L = c - K ln t, without noise. */
  @ParameterizedTest
  @CsvSource({"64, 1.0, 64", "64, 2.0, 32", "64, 4.0, 16", "32, 1.0, 32", "16, 1.0, 16"})
  void findsKOverThresholdOnALogarithmicCurve(int k, double threshold, int expected) {
    double[] curve =
        IntStream.rangeClosed(1, 100).mapToDouble(t -> -300 - k * Math.log(t)).toArray();

    // |L(t+1) - L(t)| = K ln(1 + 1/t) < threshold from t = K/threshold on, as ln(1 + x) < x.
    assertThat(new AbsoluteChange(threshold, 5).of(curve))
        .isEqualTo(new Convergence(expected, true));
  }

  @Test
  void isNotMetWithinHundredEpochsOnACurveTwiceAsSteep() {
    double[] curve =
        IntStream.rangeClosed(1, 100).mapToDouble(t -> -300 - 128 * Math.log(t)).toArray();

    assertThat(published.of(curve)).isEqualTo(new Convergence(100, false));
  }

  @Test
  void agreesWithTheDefinitionSpelledOut() {
    for (int seed = 0; seed < 200; seed++) {
      java.util.Random random = new java.util.Random(seed);
      double[] curve = random.doubles(40).map(step -> step * 1.3).toArray();
      for (int window : new int[] {1, 2, 5}) {
        assertThat(new AbsoluteChange(0.6, window).of(curve))
            .as("seed %d, window %d", seed, window)
            .isEqualTo(spelledOut(curve, 0.6, window));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAThresholdThatNoCurveOrEveryCurveMeets(double threshold) {
    assertThatThrownBy(() -> new AbsoluteChange(threshold, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but got " + threshold);
  }

  @Test
  void refusesAWindowWithoutChanges() {
    assertThatThrownBy(() -> new AbsoluteChange(1.0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window >= 1 must hold, but got 0");
  }

  /** 100 epochs, of which every change after the given one, counted from 1, is small. */
  private static double[] settlingAfter(int epoch) {
    double[] curve = new double[100];
    for (int i = 1; i < curve.length; i++) {
      curve[i] = curve[i - 1] - (i < epoch ? 1.5 : 0.5);
    }
    return curve;
  }

  private static Convergence spelledOut(double[] curve, double threshold, int window) {
    for (int i = window; i < curve.length; i++) {
      boolean all = true;
      for (int j = i - window + 1; j <= i; j++) {
        all &= Math.abs(curve[j] - curve[j - 1]) < threshold;
      }
      if (all) {
        return new Convergence(i - window + 1, true);
      }
    }
    return new Convergence(curve.length, false);
  }
}
