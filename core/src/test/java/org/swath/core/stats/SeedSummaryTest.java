package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedSummaryTest {

  /** Means and spreads that the implicit-EM study prints, with the epochs they come from. */
  @ParameterizedTest
  @CsvSource({
    "65, 72, 73, 70.0, 3.559",
    "70, 73, 73, 72.0, 1.414",
    "68, 70, 73, 70.333, 2.055",
    "70, 73, 75, 72.667, 2.055",
    "100, 100, 100, 100.0, 0.0"
  })
  void printsThePublishedSpreads(double a, double b, double c, double mean, double sd) {
    SeedSummary summary = SeedSummary.of(a, b, c);

    assertThat(summary.mean()).isCloseTo(mean, within(0.0005));
    assertThat(summary.standardDeviation()).isCloseTo(sd, within(0.0005));
    assertThat(summary.n()).isEqualTo(3);
  }

  @Test
  void givesOneValueNoSpread() {
    assertThat(SeedSummary.of(-745.25)).isEqualTo(new SeedSummary(-745.25, 0, 1));
  }

  @Test
  void givesNoValuesNeitherMeanNorSpread() {
    assertThat(SeedSummary.of()).isEqualTo(new SeedSummary(Double.NaN, Double.NaN, 0));
  }

  @Test
  void hidesNoNaN() {
    assertThat(SeedSummary.of(1, Double.NaN, 3))
        .isEqualTo(new SeedSummary(Double.NaN, Double.NaN, 3));
    assertThat(SeedSummary.of(Double.NaN)).isEqualTo(new SeedSummary(Double.NaN, Double.NaN, 1));
  }

  @Test
  void hidesNoInfinity() {
    assertThat(SeedSummary.of(1, Double.NEGATIVE_INFINITY).standardDeviation()).isNaN();
    assertThat(SeedSummary.of(Double.NEGATIVE_INFINITY).standardDeviation()).isNaN();
    assertThat(SeedSummary.of(1, Double.NEGATIVE_INFINITY).mean())
        .matches(mean -> !Double.isFinite(mean));
  }

  @Test
  void refusesNumbersThatNoValuesGive() {
    assertThatThrownBy(() -> new SeedSummary(1, -0.5, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but got -0.5");
    assertThatThrownBy(() -> new SeedSummary(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be NaN");
    assertThatThrownBy(() -> new SeedSummary(0, 0, -1)).hasMessageContaining("n >= 0");
  }
}
