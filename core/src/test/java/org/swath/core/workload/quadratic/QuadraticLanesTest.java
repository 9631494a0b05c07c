package org.swath.core.workload.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.core.workload.quadratic.QuadraticRuns.METRICS;
import static org.swath.core.workload.quadratic.QuadraticRuns.SEED;
import static org.swath.core.workload.quadratic.QuadraticRuns.form;
import static org.swath.core.workload.quadratic.QuadraticRuns.prepared;
import static org.swath.core.workload.quadratic.QuadraticRuns.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;

/** What lanes start from, and that the noise of one is not that of another. */
class QuadraticLanesTest {

  /** A number times a neighbour's noise of another sign would leave its mark on a zero. */
  @Test
  void aLaneWithoutNoiseKeepsEvenTheSignOfAZero() {
    ParameterValues quiet = form(5, 10);
    RunParameters still = run(quiet, 1, 1, 1e-300, 0);
    RunParameters noisy = run(quiet.with("gradient-noise", 1.0), 1, 1, 1e-300, 0);
    for (List<RunParameters> lanes : List.of(List.of(still), List.of(still, noisy))) {
      try (var model =
          prepared(1)
              .open(
                  lanes.stream().map(RunParameters::workload).toList(),
                  1,
                  new RandomStreams(SEED))) {
        model.parameters(0).set(new double[] {-0.0, -0.0, -0.0, -0.0, -0.0});
        model.startEpoch(1);
        model.startBatch(new int[1], 0, 1);
        model.lossAndGradient(0, new double[METRICS]);
        for (double slope : model.gradient(0).toDoubles()) {
          assertThat(Double.doubleToRawLongBits(slope)).isEqualTo(Long.MIN_VALUE);
        }
      }
    }
  }

  @Test
  void aRandomStartIsStandardNormal() {
    ParameterValues random = form(2000, 10).with("start", "random");
    double[] one = start(random, 1);
    double square = 0;
    for (double value : one) {
      square += value * value;
    }
    assertThat(square).as("chi-squared, mean 2000, sd 63").isBetween(1750.0, 2250.0);
    assertThat(start(form(3, 10), 1)).containsExactly(1, 1, 1);
  }

  private static double[] start(ParameterValues form, long seed) {
    return QuadraticRuns.open(form, seed).parameters(0).toDoubles();
  }
}
