package org.swath.core.workload.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.swath.core.workload.quadratic.QuadraticRuns.DISTANCE;
import static org.swath.core.workload.quadratic.QuadraticRuns.EXCESS_LOSS;
import static org.swath.core.workload.quadratic.QuadraticRuns.form;
import static org.swath.core.workload.quadratic.QuadraticRuns.run;
import static org.swath.core.workload.quadratic.QuadraticRuns.train;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.workload.quadratic.QuadraticRuns.Trained;

/**
 * Without noise and momentum a step multiplies coordinate i by 1 - η λ_i (L = 1, one step an
 * epoch).
 */
class GradientDescentOnQuadraticTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 1.9})
  void everyCoordinateContractsByOneMinusRateTimesCurvature(double rate) {
    Trained trained = train(run(form(50, 100), 300, 1, rate, 0), 1);

    double[] curvatures = QuadraticRuns.curvatures(50, 100);
    for (int step = 0; step < 300; step++) {
      double loss = 0;
      double square = 0;
      for (double curvature : curvatures) {
        double contraction = Math.pow(1 - rate * curvature, 2.0 * step);
        loss += curvature * contraction / 2;
        square += contraction;
      }
      double[] metrics = trained.curve().get(step);
      assertThat(metrics[0] / loss).as("loss before step %d", step).isCloseTo(1, within(1e-12));
      assertThat(metrics[EXCESS_LOSS]).as("there is no noise").isEqualTo(metrics[0]);
      assertThat(metrics[DISTANCE] / Math.sqrt(square)).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aRateBelowTwoOverLConvergesAndOneAboveDiverges() {
    int steps = 1000;
    double below = train(run(form(5, 10), steps, 1, 2 - 1e-3, 0), 1).finalDistance();
    double at = train(run(form(5, 10), steps, 1, 2, 0), 1).finalDistance();
    double above = train(run(form(5, 10), steps, 1, 2 + 1e-3, 0), 1).finalDistance();

    assertThat(below).as("|1 - ηL| = 0.999").isCloseTo(Math.pow(0.999, steps), within(1e-9));
    assertThat(at).as("coordinate 1 goes to and fro").isCloseTo(1, within(1e-12));
    assertThat(above).as("|1 - ηL| = 1.001").isCloseTo(Math.pow(1.001, steps), within(1e-9));
  }

  @Test
  void aRunThatDivergesIsRecordedAsSuch() {
    Trained trained = train(run(form(5, 10), 1000, 1, 4, 0), 1);

    assertThat(trained.outcome().divergence()).isPresent();
    assertThat(trained.outcome().epochsCompleted())
        .as("9^t / 2 exceeds the doubles at t = 324")
        .isEqualTo(324);
  }

  /** The best rate, 2/(L + μ), and its contraction: Polyak, Introduction to Optimization, 1.4. */
  @ParameterizedTest
  @ValueSource(doubles = {10, 100})
  void twoOverLPlusMuIsTheBestRate(double conditionNumber) {
    double best = 2 / (1 + 1 / conditionNumber);
    Trained atBest = train(run(form(5, conditionNumber), 600, 1, best, 0), 1);

    assertThat(lastContraction(atBest))
        .isCloseTo((conditionNumber - 1) / (conditionNumber + 1), within(1e-9));
    for (double neighbour : List.of(0.95 * best, 1.05 * best)) {
      assertThat(train(run(form(5, conditionNumber), 600, 1, neighbour, 0), 1).finalDistance())
          .isGreaterThan(atBest.finalDistance());
    }
  }

  /** The rate that is often named as best; its contraction is the larger one. */
  @ParameterizedTest
  @ValueSource(doubles = {10, 100})
  void oneOverLContractsByOneMinusOneOverTheConditionNumber(double conditionNumber) {
    Trained trained = train(run(form(5, conditionNumber), 600, 1, 1, 0), 1);

    assertThat(lastContraction(trained)).isCloseTo(1 - 1 / conditionNumber, within(1e-9));
  }

  @Test
  void theLargestCurvatureScalesTheForm() {
    Trained one = train(run(form(5, 10), 20, 1, 0.5, 0), 1);
    Trained eight = train(run(form(5, 10).with("largest-curvature", 8.0), 20, 1, 0.5 / 8, 0), 1);

    assertThat(eight.finalExcessLoss())
        .isCloseTo(8 * one.finalExcessLoss(), withinPercentage(1e-10));
    assertThat(eight.finalDistance()).isCloseTo(one.finalDistance(), withinPercentage(1e-10));
  }

  private static double lastContraction(Trained trained) {
    List<double[]> curve = trained.curve();
    return trained.finalDistance() / curve.get(curve.size() - 1)[DISTANCE];
  }
}
