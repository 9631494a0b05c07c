package org.swath.core.workload.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.workload.quadratic.QuadraticRuns.METRICS;
import static org.swath.core.workload.quadratic.QuadraticRuns.SEED;
import static org.swath.core.workload.quadratic.QuadraticRuns.curvatures;
import static org.swath.core.workload.quadratic.QuadraticRuns.form;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;

class GradientNoiseTest {

  private static final int DIMENSIONS = 20;
  private static final double SIGMA = 3;
  private static final ParameterValues NOISY = form(DIMENSIONS, 10).with("gradient-noise", SIGMA);

  private final CohortModel model = QuadraticRuns.open(NOISY, SEED);
  private final double[] terms = new double[METRICS];

  /**
   * The sum of squares of n standard normal numbers is chi-squared with mean n and variance 2 n,
   * and nearly normal at n = 4,000: z is its distance from the mean in standard deviations.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16, 64})
  void theVarianceOfABatchGradientIsThatOfAnExampleOverTheBatchSize(int batchSize) {
    int batches = 200;
    double perDimension = SIGMA * SIGMA / (DIMENSIONS * batchSize);
    double[] curvatures = curvatures(DIMENSIONS, 10);
    int[] examples = IntStream.range(0, batches * batchSize).toArray();
    double chiSquared = 0;
    for (int batch = 0; batch < batches; batch++) {
      double[] gradient = gradient(examples, batch * batchSize, batchSize);
      for (int i = 0; i < DIMENSIONS; i++) {
        chiSquared += Math.pow(gradient[i] - curvatures[i], 2) / perDimension;
      }
    }
    int freedom = batches * DIMENSIONS;
    assertThat((chiSquared - freedom) / Math.sqrt(2.0 * freedom)).isCloseTo(0, within(4.0));
  }

  /** Whatever the order of the examples: what one adds depends on its number alone. */
  @Test
  void theMeanOfTheGradientsOfMicroBatchesIsTheGradientOfTheBatch() {
    int[] examples = {7, 3, 11, 0, 2, 9, 1, 4, 10, 5, 8, 6};
    double[] whole = gradient(examples, 0, 12);
    double wholeLoss = terms[0];
    for (int microBatches : List.of(2, 3, 4, 12)) {
      int size = 12 / microBatches;
      double[] mean = new double[DIMENSIONS];
      double meanLoss = 0;
      for (int from = 0; from < 12; from += size) {
        double[] part = gradient(IntStream.range(0, 12).toArray(), from, size);
        for (int i = 0; i < DIMENSIONS; i++) {
          mean[i] += part[i] / microBatches;
        }
        meanLoss += terms[0] / microBatches;
      }
      assertThat(mean).as("%d micro-batches", microBatches).containsExactly(whole, within(1e-14));
      assertThat(meanLoss).isCloseTo(wholeLoss, within(1e-13));
    }
  }

  /** A central difference of a quadratic function is exact but for rounding. */
  @Test
  void theGradientIsThatOfTheLossNoiseIncluded() {
    int[] batch = {4, 2, 8};
    double[] gradient = gradient(batch, 0, 3);
    double[] ones = model.parameters(0).toDoubles();
    double step = 1e-3;
    for (int i = 0; i < DIMENSIONS; i++) {
      double[] moved = ones.clone();
      moved[i] = 1 + step;
      double up = lossAt(moved, batch);
      moved[i] = 1 - step;
      double down = lossAt(moved, batch);
      assertThat((up - down) / (2 * step)).isCloseTo(gradient[i], within(1e-10));
    }
    assertThat(model.validationLoss(0)).as("without noise").isNotEqualTo(terms[0]);
  }

  @Test
  void aBatchStartedAgainAndAnEpochStartedAgainHaveTheSameNoise() {
    int[] examples = {0, 1, 2, 3};
    double[] first = gradient(examples, 1, 2);
    gradient(examples, 3, 1);
    assertThat(gradient(examples, 1, 2)).isEqualTo(first);

    model.startEpoch(2);
    assertThat(gradient(examples, 1, 2)).as("in another epoch").isNotEqualTo(first);
    model.startEpoch(1);
    assertThat(gradient(examples, 1, 2)).isEqualTo(first);
  }

  @Test
  void everyExampleEpochAndSeedHasItsOwnNoise() {
    double[] first = gradient(new int[] {0}, 0, 1);
    assertThat(gradient(new int[] {1}, 0, 1)).isNotEqualTo(first);
    CohortModel ofOtherSeed = QuadraticRuns.open(NOISY, SEED + 1);
    ofOtherSeed.startBatch(new int[] {0}, 0, 1);
    ofOtherSeed.lossAndGradient(0, terms);
    assertThat(ofOtherSeed.gradient(0).toDoubles()).isNotEqualTo(first);
  }

  @Test
  void noiseNeedsToKnowTheEpoch() {
    CohortModel unstarted =
        QuadraticRuns.prepared(1).open(List.of(NOISY), 1, new RandomStreams(SEED));
    assertThatThrownBy(() -> unstarted.startBatch(new int[1], 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("An epoch must be started before its batches");
  }

  private double[] gradient(int[] examples, int from, int count) {
    model.startBatch(examples, from, count);
    model.lossAndGradient(0, terms);
    return model.gradient(0).toDoubles();
  }

  private double lossAt(double[] parameters, int[] batch) {
    model.parameters(0).set(parameters);
    model.startBatch(batch, 0, batch.length);
    model.lossAndGradient(0, terms);
    return terms[0];
  }
}
