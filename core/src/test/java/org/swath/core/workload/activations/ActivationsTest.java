package org.swath.core.workload.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ActivationsTest {

  @Test
  void aUnitIsDeadWhenItsPopulationVarianceIsBelowOneHundredth() {
    // Variances 0.0099, 0.0101 and 0; with n - 1 the first would be 0.0132.
    double just = Math.sqrt(0.0099);
    double more = Math.sqrt(0.0101);
    double[][] values = {
      {5 + just, 5 - just, 5 + just, 5 - just},
      {5 + more, 5 - more, 5 + more, 5 - more},
      {7, 7, 7, 7}
    };

    assertThat(new Activations(values).deadUnits()).isEqualTo(2);
  }

  @Test
  void aUnitIsActiveAboveOneHundredth() {
    double[][] values = {{0.0101, 0.0099, 3}, {0, 0.01, 1}};

    assertThat(new Activations(values).activeUnits()).isEqualTo(1, within(1e-15));
  }

  /** Correlations 1, -1 and -1, each of an ordered pair twice. */
  @Test
  void redundancyCountsEveryOrderedPairOfUnits() {
    double[][] values = {{1, 2, 3}, {10, 20, 30}, {6, 4, 2}};

    assertThat(new Activations(values).redundancy()).isEqualTo(6, within(1e-12));
  }

  /** With (0, 1, 0) a correlation of 0 and with (0, 0, 1) of √3/2. */
  @Test
  void redundancySumsSquares() {
    double[][] values = {{1, 2, 3}, {0, 1, 0}, {0, 0, 1}};

    assertThat(new Activations(values).redundancy())
        .isEqualTo(2 * (0 + 0.75 + 0.25), within(1e-12));
  }

  /** A third is not exact in binary, so that a mean of thirds may be off by a rounding. */
  @Test
  void unitsThatNeverChangeAddNothingToTheRedundancy() {
    double third = 1.0 / 3;
    double[][] values = {
      {third, third, third, third, third}, {0.1, 0.1, 0.1, 0.1, 0.1}, {1, 2, 3, 4, 5}
    };

    assertThat(new Activations(values).redundancy()).isZero();
  }

  @Test
  void oneInfiniteOrUndefinedActivationIsSeen() {
    assertThat(new Activations(new double[][] {{1, 2}, {3, 4}}).areFinite()).isTrue();
    assertThat(new Activations(new double[][] {{1, 2}, {Double.NaN, 4}}).areFinite()).isFalse();
    assertThat(new Activations(new double[][] {{1, Double.POSITIVE_INFINITY}}).areFinite())
        .isFalse();
  }
}
