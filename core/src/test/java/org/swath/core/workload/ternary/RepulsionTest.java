package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.swath.core.random.RandomStreams;

class RepulsionTest {

  private static final int ROWS = 5;
  private static final double WEIGHT = 0.7;

  @Test
  void oneLatentVectorIsRepelledByNothing() {
    assertThat(Repulsion.add(new double[16], 1, 1, new double[16])).isZero();
  }

  /** Three vectors: two at one place, the third half a unit away, which is σ. */
  @Test
  void itIsTheMeanOverOrderedPairs() {
    double[] latents = new double[3 * NetworkShape.LATENTS];
    latents[2 * NetworkShape.LATENTS + 5] = 0.5;

    assertThat(Repulsion.add(latents, 3, 1, new double[latents.length]))
        .isCloseTo((2 + 4 * Math.exp(-1)) / 6, within(1e-15));
  }

  /** Vectors as near as σ: those of a batch are so far apart that nothing is left of it. */
  @Test
  void whatItAddsIsTheSlopeOfTheWeightedMean() {
    double[] latents = new double[ROWS * NetworkShape.LATENTS];
    UniformRandomProvider random = new RandomStreams(1).stream("latents");
    Arrays.setAll(latents, i -> 0.3 * random.nextDouble());
    double[] slopes = new double[latents.length];
    Arrays.fill(slopes, 2);
    Repulsion.add(latents, ROWS, WEIGHT, slopes);

    for (int i = 0; i < latents.length; i++) {
      double slope = (repulsionWith(latents, i, 1e-5) - repulsionWith(latents, i, -1e-5)) / 2e-5;
      assertThat(slopes[i]).as("number %d", i).isCloseTo(2 + WEIGHT * slope, within(1e-9));
    }
  }

  private static double repulsionWith(double[] latents, int index, double distance) {
    double[] moved = latents.clone();
    moved[index] += distance;
    return Repulsion.add(moved, ROWS, 0, new double[moved.length]);
  }
}
