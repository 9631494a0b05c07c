package org.swath.core.workload.twistor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MoebiusMixingTest {

  @Test
  void itIsTheThreeMixesOneAfterTheOther() {
    double omega = 0.7;
    double pi = -1.3;
    for (double k : new double[] {0.1 / 3, 0.2 / 3, 0.1}) {
      double mixed = (1 - k) * omega + k * pi;
      pi = (1 - k) * pi - k * omega;
      omega = mixed;
    }
    MoebiusMixing mixing = MoebiusMixing.ofStrength(0.1);

    assertThat(mixing.kept() * 0.7 + mixing.exchanged() * -1.3).isCloseTo(omega, within(1e-15));
    assertThat(mixing.kept() * -1.3 - mixing.exchanged() * 0.7).isCloseTo(pi, within(1e-15));
  }

  @Test
  void withoutStrengthNothingIsMixed() {
    assertThat(MoebiusMixing.ofStrength(0)).isEqualTo(new MoebiusMixing(1, 0));
  }
}
