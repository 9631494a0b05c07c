package org.swath.core.workload.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResponsibilitiesTest {

  @Test
  void unitsAtEqualEnergyShareAnImageEqually() {
    double[][] dead = new double[64][3];

    Responsibilities responsibilities = Responsibilities.of(new Activations(dead));

    assertThat(responsibilities.entropy()).isEqualTo(Math.log(64), within(1e-12));
    assertThat(responsibilities.largest()).isEqualTo(1.0 / 64, within(1e-15));
  }

  /** Responsibilities 3/4 and 1/4 for the first image, 1 and 0 for the second. */
  @Test
  void bothAreMeansOverImages() {
    double[][] energies = {{1, 2000}, {1 + Math.log(3), 9000}};

    Responsibilities responsibilities = Responsibilities.of(new Activations(energies));

    double first = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
    assertThat(responsibilities.entropy()).isEqualTo(first / 2, within(1e-12));
    assertThat(responsibilities.largest()).isEqualTo((0.75 + 1) / 2, within(1e-12));
  }
}
