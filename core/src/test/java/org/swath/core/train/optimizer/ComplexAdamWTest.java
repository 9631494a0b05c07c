package org.swath.core.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/** What complex parameters and a temperature change; PyTorch's trace is the Cayley model's. */
class ComplexAdamWTest {

  private static final Map<String, Object> COLD = Map.of("decoupled-weight-decay", 0.3);
  private static final Map<String, Object> WARM = Map.of("langevin-temperature", 1e-3);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stepsTurnWithTheComplexPlane(boolean single) {
    double[] plain = afterSteps(single, COLD, 4, new double[] {1, 0.5, -0.2, 0.3}, 0);
    double[] turned = afterSteps(single, COLD, 4, new double[] {1, 0.5, -0.2, 0.3}, 0.7);

    for (int i = 0; i < 4; i += 2) {
      double real = plain[i] * Math.cos(0.7) - plain[i + 1] * Math.sin(0.7);
      double imaginary = plain[i] * Math.sin(0.7) + plain[i + 1] * Math.cos(0.7);
      assertThat(turned[i]).isCloseTo(real, within(single ? 1e-6 : 1e-14));
      assertThat(turned[i + 1]).isCloseTo(imaginary, within(single ? 1e-6 : 1e-14));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void realParametersStepAsUnderAdamW(boolean single) {
    double[] start = {1, 0.5, -0.2};
    double[] found = afterSteps(single, COLD, 0, start, 0);

    Optimizer.Rule rule = new AdamW();
    HostVector theta = OptimizerRuns.vector(single, start);
    HostVector gradient = OptimizerRuns.vector(single, start);
    Optimizer adamW = rule.open(OptimizerRuns.settings(rule, COLD), Target.of(theta, gradient));
    steps(adamW, theta, gradient, 0);
    assertThat(found).containsExactly(theta.toDoubles(), within(single ? 1e-7 : 1e-15));
  }

  /**
   * Two steps of the same gradient: √v is 0.5, and the mean square of a displacement 2 T η / 0.5.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTemperatureAddsNoiseOfItsSizeFromTheStreamOfTheStep(boolean single) {
    int count = 40_000;
    HostVector cold = OptimizerRuns.vector(single, new double[count]);
    HostVector warm = OptimizerRuns.vector(single, new double[count]);
    double[] g = new double[count];
    Arrays.fill(g, 0.5);
    HostVector gradient = OptimizerRuns.vector(single, g);
    open(cold, gradient, Map.of(), 0, 1).step(0.01);
    Optimizer optimizer = open(warm, gradient, WARM, 0, 1);
    optimizer.step(0.01);
    double sum = 0;
    double squares = 0;
    double[] first = new double[count];
    for (int i = 0; i < count; i++) {
      first[i] = warm.get(i) - cold.get(i);
      sum += first[i];
      squares += first[i] * first[i];
    }
    double expected = 2 * 1e-3 * 0.01 / 0.5;

    assertThat(squares / count / expected).isCloseTo(1, within(0.03));
    assertThat(sum / count / Math.sqrt(expected)).isCloseTo(0, within(0.02));
    HostVector again = OptimizerRuns.vector(single, new double[count]);
    open(again, gradient, WARM, 0, 1).step(0.01);
    assertThat(again.toDoubles()).isEqualTo(warm.toDoubles());
    HostVector otherSeed = OptimizerRuns.vector(single, new double[count]);
    open(otherSeed, gradient, WARM, 0, 2).step(0.01);
    assertThat(otherSeed.toDoubles()).isNotEqualTo(warm.toDoubles());
    double[] before = warm.toDoubles();
    optimizer.step(0.01);
    assertThat(warm.get(0) - before[0] + 0.01).as("another noise").isNotEqualTo(first[0]);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNoiseGoesOnWhereItWas(boolean single) {
    HostVector theta = OptimizerRuns.vector(single, 1, 2, 3, 4);
    HostVector gradient = OptimizerRuns.vector(single, 1, 2, 3, 4);
    Optimizer optimizer = open(theta, gradient, WARM, 2, 5);
    steps(optimizer, theta, gradient, 0);
    StateWriter state = new StateWriter();
    optimizer.save(state);
    HostVector other = OptimizerRuns.vector(single, theta.toDoubles());
    Optimizer resumed = open(other, gradient, WARM, 2, 5);
    resumed.restore(new StateReader(state.saved()));

    gradient.set(new double[] {1, -1, 0, 2});
    optimizer.step(0.1);
    gradient.set(new double[] {1, -1, 0, 2});
    resumed.step(0.1);
    assertThat(other.toDoubles()).isEqualTo(theta.toDoubles());
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 1, 6})
  void pairsThatCannotBeAreRefused(int paired) {
    HostVector theta = OptimizerRuns.vector(false, 1, 2, 3, 4);

    assertThatThrownBy(() -> open(theta, theta, COLD, paired, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("paired must be even and from 0 to 4, but got " + paired);
  }

  @Test
  void bothPartsOfANumberHaveOneMeanSquare() {
    HostVector theta = OptimizerRuns.vector(false, 0, 0, 0, 0);
    HostVector gradient = OptimizerRuns.vector(false, 3, 4, 3, 4);
    Optimizer optimizer = open(theta, gradient, Map.of("decoupled-weight-decay", 0.0), 2, 1);
    optimizer.step(1);

    assertThat(theta.toDoubles()).containsExactly(new double[] {-0.6, -0.8, -1, -1}, within(1e-8));
  }

  /** Twenty steps along θ + (|θ|² or θ²) θ, everything turned by an angle. */
  private static double[] afterSteps(
      boolean single, Map<String, Object> given, int paired, double[] start, double angle) {
    double[] turned = start.clone();
    for (int i = 0; i + 1 < paired; i += 2) {
      turned[i] = start[i] * Math.cos(angle) - start[i + 1] * Math.sin(angle);
      turned[i + 1] = start[i] * Math.sin(angle) + start[i + 1] * Math.cos(angle);
    }
    HostVector theta = OptimizerRuns.vector(single, turned);
    HostVector gradient = OptimizerRuns.vector(single, turned);
    steps(open(theta, gradient, given, paired, 1), theta, gradient, paired);
    return theta.toDoubles();
  }

  private static void steps(
      Optimizer optimizer, HostVector theta, HostVector gradient, int paired) {
    for (int step = 0; step < 20; step++) {
      double[] values = theta.toDoubles();
      double[] slopes = values.clone();
      for (int i = 0; i < values.length; i++) {
        int other = i % 2 == 0 ? i + 1 : i - 1;
        double square = values[i] * values[i];
        slopes[i] *= 1 + square + (i < paired ? values[other] * values[other] : 0);
      }
      gradient.set(slopes);
      optimizer.step(0.03);
    }
  }

  private static Optimizer open(
      HostVector theta, HostVector gradient, Map<String, Object> given, int paired, long seed) {
    Optimizer.Rule rule = new ComplexAdamW();
    Target target =
        new Target(
            theta,
            gradient,
            OptimizerRuns.whole(theta),
            () -> Double.NaN,
            paired,
            new RandomStreams(seed));
    return rule.open(OptimizerRuns.settings(rule, given), target);
  }
}
