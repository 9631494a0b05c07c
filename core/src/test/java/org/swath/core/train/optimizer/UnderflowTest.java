package org.swath.core.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnderflowTest {

  @Test
  void aMeanThatDecaysForEverNeverBecomesDenormal() {
    float mean = 1;
    for (int step = 0; step < 10_000; step++) {
      mean = Underflow.cut(0.9f * mean);
      assertThat(mean == 0 || mean >= 4 * Float.MIN_NORMAL).as("%s", mean).isTrue();
    }
  }

  @Test
  void numbersOfTheSizeOfGradientsAreLeftAsTheyAre() {
    for (float value = 0x1p-75f; value < 1e30f; value *= 1.37f) {
      assertThat(Underflow.cut(value)).isEqualTo(value);
      assertThat(Underflow.cut(-value)).isEqualTo(-value);
    }
    assertThat(Underflow.cut(Float.NaN)).isNaN();
    assertThat(Underflow.cut(Float.POSITIVE_INFINITY)).isInfinite();
  }

  @Test
  void theProductOfADirectionWithARateIsNeverDenormal() {
    for (float rate = 1; rate > 1e-7f; rate *= 0.37f) {
      for (float mean = 1; mean > 0x1p-126f; mean *= 0.83f) {
        float step = rate * Underflow.cutDirection(Underflow.cut(mean));
        assertThat(step == 0 || step >= Float.MIN_NORMAL).as("%s of %s", step, mean).isTrue();
      }
    }
  }

  @Test
  void directionsOfTheSizeOfGradientsAreLeftAsTheyAre() {
    for (float value = 0x1p-51f; value < 1e30f; value *= 1.37f) {
      assertThat(Underflow.cutDirection(value)).isEqualTo(value);
      assertThat(Underflow.cutDirection(-value)).isEqualTo(-value);
    }
    assertThat(Underflow.cutDirection(Float.NaN)).isNaN();
    assertThat(Underflow.cutDirection(Float.NEGATIVE_INFINITY)).isInfinite();
  }

  @Test
  void belowThatTheErrorIsThatOfOneRoundingOrOfNoConsequence() {
    for (float value = 0x1p-110f; value < 0x1p-75f; value *= 1.37f) {
      double error = Math.abs((double) Underflow.cut(value) - value);
      assertThat(error).as("%s", value).isLessThanOrEqualTo(0x1p-124 + Math.ulp(value));
    }
  }
}
