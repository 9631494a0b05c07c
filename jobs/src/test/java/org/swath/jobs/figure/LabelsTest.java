package org.swath.jobs.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void numbersAreWrittenAsAPersonWould() {
    assertThat(Labels.number(1e-4)).isEqualTo("0.0001");
    assertThat(Labels.number(128)).isEqualTo("128");
    assertThat(Labels.number(1e-7)).isEqualTo("1e-7");
    assertThat(Labels.number(2.5e9)).isEqualTo("2.5e9");
    assertThat(Labels.shortly(-1081.4412)).isEqualTo("-1081");
  }

  @Test
  void aLongLevelIsCutShort() {
    assertThat(Labels.level("x".repeat(200))).hasSize(60).endsWith("…");
    assertThat(Labels.level(null)).isEqualTo("–");
  }
}
