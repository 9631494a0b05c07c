package org.swath.core.workload.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.swath.core.workload.quadratic.QuadraticRuns.EXCESS_LOSS;
import static org.swath.core.workload.quadratic.QuadraticRuns.curvatures;
import static org.swath.core.workload.quadratic.QuadraticRuns.form;
import static org.swath.core.workload.quadratic.QuadraticRuns.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.quadratic.QuadraticRuns.Trained;

/**
 * At a constant rate noise keeps gradient descent from the optimum. With s² = σ²/(d B), the
 * variance of a batch's gradient in one dimension, coordinate i follows θ ← (1 - ηλ) θ - η s ξ,
 * whose variance settles where v = (1 - ηλ)² v + η² s²: at η s²/(λ (2 - ηλ)).
 *
 * <p>Long runs are cut into stretches of many relaxation times whose means are as good as
 * independent; z is the distance of their mean from the prediction in standard errors, taken from
 * their spread. |z| &lt; 4 fails a right program once in 16,000 seeds, and the seed is fixed.
 */
class NoiseFloorTest {

  private static final int DIMENSIONS = 10;
  private static final double CONDITION_NUMBER = 10;
  private static final double SIGMA = 2;

  private static final ParameterValues NOISY =
      form(DIMENSIONS, CONDITION_NUMBER).with("gradient-noise", SIGMA);

  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.5, 1", "0.5, 4", "1.5, 2"})
  void theExcessLossSettlesAtItsFloor(double rate, int batchSize) {
    Trained trained = QuadraticRuns.train(run(NOISY, 81, batchSize, rate, 0), 2000L * batchSize);

    double floor = 0;
    for (double curvature : curvatures(DIMENSIONS, CONDITION_NUMBER)) {
      floor += curvature * variance(rate, curvature, batchSize) / 2;
    }
    SummaryStatistics stretches = new SummaryStatistics();
    SummaryStatistics losses = new SummaryStatistics();
    for (double[] metrics : trained.curve().subList(1, 81)) {
      stretches.addValue(metrics[EXCESS_LOSS]);
      losses.addValue(metrics[0]);
    }
    assertThat(standardError(stretches) / floor).as("sharp enough to tell").isLessThan(0.02);
    assertThat(z(stretches, floor)).isCloseTo(0, within(4.0));
    assertThat(z(losses, floor)).as("the loss with noise has the same mean").isBetween(-4.0, 4.0);
  }

  @Test
  void everyCoordinateHasItsOwnVarianceAndTheirSumKeepsWithinTheBound() {
    double rate = 0.5;
    int stretch = 1000;
    List<SummaryStatistics> stretches = new ArrayList<>();
    double[] sums = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      stretches.add(new SummaryStatistics());
    }
    try (CohortModel model = QuadraticRuns.open(NOISY, QuadraticRuns.SEED)) {
      HostVector theta = model.parameters(0);
      QuadraticRuns.descend(
          model,
          rate,
          81 * stretch,
          step -> {
            for (int i = 0; i < DIMENSIONS && step >= stretch; i++) {
              sums[i] += theta.get(i) * theta.get(i);
              if ((step + 1) % stretch == 0) {
                stretches.get(i).addValue(sums[i] / stretch);
                sums[i] = 0;
              }
            }
          });
    }

    double[] curvatures = curvatures(DIMENSIONS, CONDITION_NUMBER);
    double distanceSquared = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      assertThat(z(stretches.get(i), variance(rate, curvatures[i], 1)))
          .as("z of coordinate %d", i)
          .isCloseTo(0, within(4.0));
      distanceSquared += stretches.get(i).getMean();
    }
    assertThat(distanceSquared)
        .as("the bound ησ²/μ on E‖θ - θ*‖² for η ≤ 1/L, which is not tight")
        .isLessThan(rate * SIGMA * SIGMA * CONDITION_NUMBER);
  }

  /**
   * The rate of Ghadimi and Lan, Stochastic first- and zeroth-order methods (2013), theorem 2.1:
   * with η = 1/(L√T), summing the descent lemma over T steps gives {@code min_t E‖∇f‖² ≤ (L f(θ_0)
   * + σ²/2)/(1 - 1/(2√T)) / √T}. E is the mean over 20 seeds.
   */
  @Test
  void theSmallestGradientFallsLikeOneOverTheRootOfTheSteps() {
    List<Double> smallest = new ArrayList<>();
    for (int steps : List.of(100, 400, 1600, 6400)) {
      double root = Math.sqrt(steps);
      double[] measured = meanSquaredGradients(steps, 1 / root);
      double[] expected = expectedSquaredGradients(steps, 1 / root);
      double firstLoss = 0;
      for (double curvature : curvatures(DIMENSIONS, CONDITION_NUMBER)) {
        firstLoss += curvature / 2;
      }
      double bound = (firstLoss + SIGMA * SIGMA / 2) / (1 - 1 / (2 * root)) / root;

      assertThat(mean(measured)).isCloseTo(mean(expected), withinPercentage(10));
      assertThat(least(expected)).isLessThan(bound);
      assertThat(least(measured)).isLessThan(bound);
      smallest.add(least(measured));
    }
    for (int i = 1; i < smallest.size(); i++) {
      assertThat(smallest.get(i))
          .as("four times the steps, half the gradient or less, to a tenth")
          .isLessThan(1.1 * smallest.get(i - 1) / 2);
    }
  }

  private static double[] meanSquaredGradients(int steps, double rate) {
    int seeds = 20;
    double[] curvatures = curvatures(DIMENSIONS, CONDITION_NUMBER);
    double[] means = new double[steps];
    for (int seed = 1; seed <= seeds; seed++) {
      try (CohortModel model = QuadraticRuns.open(NOISY, seed)) {
        HostVector theta = model.parameters(0);
        QuadraticRuns.descend(
            model,
            rate,
            steps,
            step -> {
              for (int i = 0; i < DIMENSIONS; i++) {
                means[step] += Math.pow(curvatures[i] * theta.get(i), 2) / seeds;
              }
            });
      }
    }
    return means;
  }

  /** E θ_i² starts at 1 and moves by the recursion above towards its fixed point. */
  private static double[] expectedSquaredGradients(int steps, double rate) {
    double[] expected = new double[steps];
    for (double curvature : curvatures(DIMENSIONS, CONDITION_NUMBER)) {
      double settled = variance(rate, curvature, 1);
      for (int step = 0; step < steps; step++) {
        double kept = Math.pow(1 - rate * curvature, 2.0 * step);
        expected[step] += curvature * curvature * (settled + kept * (1 - settled));
      }
    }
    return expected;
  }

  private static double variance(double rate, double curvature, int batchSize) {
    double perDimension = SIGMA * SIGMA / (DIMENSIONS * batchSize);
    return rate * perDimension / (curvature * (2 - rate * curvature));
  }

  private static double z(SummaryStatistics stretches, double predicted) {
    return (stretches.getMean() - predicted) / standardError(stretches);
  }

  private static double standardError(SummaryStatistics stretches) {
    return stretches.getStandardDeviation() / Math.sqrt((double) stretches.getN());
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double least(double[] values) {
    double least = values[0];
    for (double value : values) {
      least = Math.min(least, value);
    }
    return least;
  }
}
