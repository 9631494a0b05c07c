package org.swath.core.train.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

class NoiseInjectionTest {

  private static final int NUMBERS = 100_000;

  /**
   * The mean of n squares of normal numbers is their variance within √(2/n) of it in standard
   * deviations, 0.0045 for 100,000; 0.02 is 4.5 of them, which chance exceeds once in 100,000.
   */
  @Test
  void theVarianceFallsWithAPowerOfTheStep() {
    for (boolean single : List.of(false, true)) {
      for (long step : new long[] {0, 1, 9, 999}) {
        NoiseInjection noise = noise(0.04, 0.55);
        noise.startEpoch(1);
        double norm = Norms.euclidean(drawn(noise, single, step));
        double expected = 0.04 / Math.pow(1.0 + step, 0.55);
        assertThat(norm * norm / NUMBERS / expected).as("step %d", step).isCloseTo(1, within(0.02));
      }
    }
  }

  @Test
  void runsOfOneSeedGetTheSameNoiseUpToItsSize() {
    NoiseInjection small = noise(0.01, 0);
    NoiseInjection large = noise(0.04, 0);
    small.startEpoch(3);
    large.startEpoch(3);
    double[] one = drawn(small, false, 0).toDoubles();
    double[] other = drawn(large, false, 0).toDoubles();
    for (int i = 0; i < 100; i++) {
      assertThat(other[i]).isCloseTo(2 * one[i], within(1e-15));
    }
  }

  @Test
  void everyEpochAndEveryStepHasNoiseOfItsOwnWhateverCameBefore() {
    NoiseInjection straight = noise(0.01, 0);
    straight.startEpoch(1);
    double[] first = drawn(straight, false, 0).toDoubles();
    double[] second = drawn(straight, false, 1).toDoubles();
    straight.startEpoch(2);
    double[] ofSecondEpoch = drawn(straight, false, 2).toDoubles();
    NoiseInjection resumed = noise(0.01, 0);
    resumed.startEpoch(2);

    assertThat(second).isNotEqualTo(first);
    assertThat(ofSecondEpoch).isNotEqualTo(first).isNotEqualTo(second);
    assertThat(drawn(resumed, false, 2).toDoubles()).isEqualTo(ofSecondEpoch);
  }

  @Test
  void withoutARuleAGradientStaysAsItIs() {
    NoiseInjection none = NoiseInjection.of(Optional.empty(), new RandomStreams(1));
    none.startEpoch(1);
    assertThat(drawn(none, false, 0).toDoubles()).containsOnly(0);
  }

  private static NoiseInjection noise(double variance, double power) {
    return NoiseInjection.of(
        Optional.of(
            new ComponentChoice(
                "annealed",
                ParameterValues.of(
                    Map.of("injected-variance", variance, "annealing-power", power)))),
        new RandomStreams(7));
  }

  private static HostVector drawn(NoiseInjection noise, boolean single, long step) {
    HostVector gradient =
        single
            ? new HostVector.Singles(new float[NUMBERS])
            : new HostVector.Doubles(new double[NUMBERS]);
    noise.addTo(gradient, step);
    return gradient;
  }
}
