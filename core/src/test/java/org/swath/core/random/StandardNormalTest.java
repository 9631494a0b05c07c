package org.swath.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StandardNormalTest {

  /** Pins the numbers for good: other values here would change the results of runs with noise. */
  @Test
  void aStreamGivesTheseNumbersOnEveryMachine() {
    StandardNormal normal = new StandardNormal(new RandomStreams(1).stream("noise"));
    assertThat(new double[] {normal.next(), normal.next(), normal.next()})
        .containsExactly(-0.8884232827597972, -0.2114257792737993, 0.47862817643899047);
  }

  /**
   * How many of n numbers fall into a cell of probability p has mean n p and variance n p (1 - p):
   * z is the distance from the mean in standard deviations, for 20 cells of equal probability.
   */
  @Test
  void theNumbersAreSpreadAsTheNormalDistributionSays() {
    int numbers = 100_000;
    int cells = 20;
    int[] counts = new int[cells];
    NormalDistribution distribution = new NormalDistribution();
    StandardNormal normal = new StandardNormal(new RandomStreams(2).stream("noise"));
    double products = 0;
    for (int pair = 0; pair < numbers / 2; pair++) {
      double first = normal.next();
      double second = normal.next();
      counts[(int) (cells * distribution.cumulativeProbability(first))]++;
      counts[(int) (cells * distribution.cumulativeProbability(second))]++;
      products += first * second;
    }
    double expected = (double) numbers / cells;
    for (int count : counts) {
      assertThat((count - expected) / Math.sqrt(expected * (1 - 1.0 / cells)))
          .isCloseTo(0, within(4.0));
    }
    assertThat(products / Math.sqrt(numbers / 2.0)).as("z of pairs").isCloseTo(0, within(4.0));
  }
}
