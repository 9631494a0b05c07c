package org.swath.core.workload.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.swath.core.workload.quadratic.QuadraticRuns.DISTANCE;
import static org.swath.core.workload.quadratic.QuadraticRuns.EXCESS_LOSS;
import static org.swath.core.workload.quadratic.QuadraticRuns.form;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.quadratic.QuadraticRuns.Trained;

/**
 * The best momentum γ of the heavy ball and of Nesterov's method on a quadratic form (L = 1, μ =
 * 1/κ), and the rate ρ at which the distance then shrinks per step. A rate is the slope of a line
 * fitted to the logarithm over steps 400 to 800; where roots coincide the distance falls like t
 * ρ^t, which is worth up to 1/600 of slope there: hence 3 percent.
 */
class MomentumOnQuadraticTest {

  private static final int STEPS = 800;

  /**
   * Polyak, Some methods of speeding up the convergence of iteration methods (1964): η = (2/(√L +
   * √μ))², γ = ρ², ρ = (√κ - 1)/(√κ + 1).
   */
  @ParameterizedTest
  @ValueSource(doubles = {30, 100})
  void theHeavyBallIsFastestAtTheSquareOfTheRatio(double conditionNumber) {
    double rho = ratio(conditionNumber);
    double gamma = rho * rho;
    double rate = 4 / Math.pow(1 + 1 / Math.sqrt(conditionNumber), 2);
    Trained best = train(new Sgd(), conditionNumber, rate, gamma);

    assertThat(slope(best, DISTANCE)).isCloseTo(Math.log(rho), withinPercentage(3));
    List<Trained> neighbours =
        List.of(
            train(new Sgd(), conditionNumber, rate, gamma + 0.05),
            train(new Sgd(), conditionNumber, rate, gamma - 0.05),
            train(new Sgd(), conditionNumber, 1.05 * rate, gamma),
            train(new Sgd(), conditionNumber, 0.95 * rate, gamma));
    assertThat(neighbours)
        .extracting(Trained::finalDistance)
        .allMatch(distance -> distance > 10 * best.finalDistance());
  }

  /** γ = (√κ - 1)/(√κ + 1), often given for momentum as such, makes the heavy ball's ρ only √γ. */
  @ParameterizedTest
  @ValueSource(doubles = {30, 100})
  void theHeavyBallIsSlowerAtNesterovsMomentum(double conditionNumber) {
    double gamma = ratio(conditionNumber);
    double rate = 4 / Math.pow(1 + 1 / Math.sqrt(conditionNumber), 2);

    assertThat(slope(train(new Sgd(), conditionNumber, rate, gamma), DISTANCE))
        .isCloseTo(Math.log(gamma) / 2, withinPercentage(3));
  }

  /**
   * Nesterov, Introductory Lectures on Convex Optimization (2004), 2.2.1, constant step scheme III:
   * with η = 1/L and γ = (√κ - 1)/(√κ + 1) f shrinks by at least 1 - 1/√κ per step. On a quadratic
   * form it is the distance that shrinks so, and f by the square.
   */
  @ParameterizedTest
  @ValueSource(doubles = {30, 100})
  void nesterovsMethodIsFastestAtTheRatioItself(double conditionNumber) {
    double gamma = ratio(conditionNumber);
    Optimizer.Rule nesterov = new NesterovOfTests();
    Trained best = train(nesterov, conditionNumber, 1, gamma);

    double promised = Math.log(1 - 1 / Math.sqrt(conditionNumber));
    assertThat(slope(best, EXCESS_LOSS)).isLessThan(promised);
    assertThat(slope(best, DISTANCE)).isCloseTo(promised, withinPercentage(3));
    for (double neighbour : List.of(gamma - 0.05, gamma + 0.05)) {
      assertThat(train(nesterov, conditionNumber, 1, neighbour).finalDistance())
          .isGreaterThan(10 * best.finalDistance());
    }
  }

  private static double ratio(double conditionNumber) {
    return (Math.sqrt(conditionNumber) - 1) / (Math.sqrt(conditionNumber) + 1);
  }

  private static Trained train(
      Optimizer.Rule rule, double conditionNumber, double rate, double momentum) {
    return QuadraticRuns.train(
        rule, QuadraticRuns.run(form(50, conditionNumber), STEPS, 1, rate, momentum), 1);
  }

  /** Of the natural logarithm of a metric over steps. */
  private static double slope(Trained trained, int metric) {
    SimpleRegression line = new SimpleRegression();
    for (int step = STEPS / 2; step < STEPS; step++) {
      line.addData(step, Math.log(trained.curve().get(step)[metric]));
    }
    return line.getSlope();
  }
}
