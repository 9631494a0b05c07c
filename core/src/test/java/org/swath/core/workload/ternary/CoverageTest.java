package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.random.RandomStreams;

class CoverageTest {

  private static final double ONE = 1.0 / Coverage.OPERATIONS;

  private final UniformRandomProvider stream = new RandomStreams(1).stream("coverage-values");

  @ParameterizedTest
  @CsvSource({
    "195000, 0.99995",
    "50000, 0.9212",
    "19683, 0.6321",
    "10000, 0.39834",
    "1, 0.0000508"
  })
  void chanceCoversWhatTheStudySays(int draws, double share) {
    assertThat(Coverage.byChance(draws)).isCloseTo(share, within(5e-5));
  }

  @Test
  void chanceIsWhatUniformDrawsCover() {
    Coverage coverage = new Coverage();
    double[] uniform = new double[NetworkShape.CELLS * 1000];
    Arrays.fill(uniform, 1.0 / 3);
    for (int block = 0; block < 20; block++) {
      coverage.add(uniform, 1000, stream);
    }

    assertThat(coverage.drawn()).isCloseTo(Coverage.byChance(20_000), within(0.01));
    assertThat(coverage.rounded()).isEqualTo(ONE);
    assertThat(coverage.likeliest()).isEqualTo(ONE);
  }

  /** Expected value 0.45 rounds to 0, though 1 is the likeliest. */
  @Test
  void roundingAndTheLikeliestValueDiffer() {
    Coverage coverage = new Coverage();
    coverage.add(rows(new double[] {0.15, 0.25, 0.6}), 1, stream);
    coverage.add(rows(new double[] {0, 1, 0}), 1, stream);

    assertThat(coverage.rounded()).isEqualTo(ONE);
    assertThat(coverage.likeliest()).isEqualTo(2 * ONE);
  }

  @Test
  void certainOperationsAreToldApartByEveryReading() {
    Coverage coverage = new Coverage();
    double[] certain = rows(new double[] {0, 0, 1});
    coverage.add(certain, 1, stream);
    certain[0] = 1;
    certain[2] = 0;
    coverage.add(certain, 1, stream);
    coverage.add(certain, 1, stream);

    assertThat(coverage.rounded()).isEqualTo(2 * ONE);
    assertThat(coverage.likeliest()).isEqualTo(2 * ONE);
    assertThat(coverage.drawn()).isEqualTo(2 * ONE);
  }

  @Test
  void latentEntropyIsThatOfAHistogram() {
    double[] latents = new double[50 * NetworkShape.LATENTS];
    for (int row = 0; row < 50; row++) {
      Arrays.fill(
          latents,
          row * NetworkShape.LATENTS,
          (row + 1) * NetworkShape.LATENTS,
          -2.94 + 0.12 * row);
    }
    LatentEntropy entropy = new LatentEntropy();

    assertThat(entropy.of(latents, 50)).isCloseTo(Math.log(50), within(1e-12));
    Arrays.fill(latents, 3);
    assertThat(entropy.of(latents, 50)).as("all in the last bin").isZero();
    Arrays.fill(latents, 3.1);
    assertThat(entropy.of(latents, 50)).as("none inside").isZero();
  }

  private static double[] rows(double[] place) {
    double[] cells = new double[NetworkShape.CELLS];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = place[i % 3];
    }
    return cells;
  }
}
