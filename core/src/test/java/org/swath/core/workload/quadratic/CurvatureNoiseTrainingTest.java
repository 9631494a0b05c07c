package org.swath.core.workload.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Sgd;

/** The schedule that looks at noise and curvature, on a form where both are known. */
class CurvatureNoiseTrainingTest {

  private static final int EPOCHS = 12;
  private static final long EXAMPLES = 64;

  @Test
  void fallsWhenTheGradientSinksIntoItsNoise() {
    // The curvature stays as it is and the scatter too, while the gradient shrinks.
    List<double[]> adapted = train(List.of(run("curvature-noise", 3))).get(0);
    List<double[]> constant = train(List.of(run("", 3))).get(0);

    assertThat(excessAtTheEnd(adapted))
        .as("smaller rates have a lower floor")
        .isLessThan(excessAtTheEnd(constant) / 2);
  }

  @Test
  void aRunThatLooksAroundLeavesItsNeighboursAsTheyAre() {
    List<List<double[]>> together =
        train(List.of(run("", 1), run("curvature-noise", 3), run("", 3)));

    assertThat(together.get(0)).containsExactlyElementsOf(train(List.of(run("", 1))).get(0));
    assertThat(together.get(1))
        .containsExactlyElementsOf(train(List.of(run("curvature-noise", 3))).get(0));
    assertThat(together.get(2)).containsExactlyElementsOf(train(List.of(run("", 3))).get(0));
  }

  private static double excessAtTheEnd(List<double[]> curve) {
    return curve.get(curve.size() - 1)[QuadraticRuns.EXCESS_LOSS];
  }

  private static List<List<double[]>> train(List<RunParameters> runs) {
    List<List<double[]>> curves = new ArrayList<>();
    runs.forEach(run -> curves.add(new ArrayList<>()));
    new Trainer(Toolkit.of(List.of(new Sgd())), System::nanoTime)
        .train(
            QuadraticRuns.prepared(EXAMPLES),
            runs,
            QuadraticRuns.SEED,
            QuadraticRuns.MEASURED,
            (lane, epoch, metrics, seconds) -> curves.get(lane).add(metrics));
    return curves;
  }

  private static RunParameters run(String schedule, double noise) {
    RunParameters plain =
        QuadraticRuns.run(
            QuadraticRuns.form(10, 10).with("gradient-noise", noise), EPOCHS, 4, 0.5, 0);
    TreeMap<String, ComponentChoice> parts = new TreeMap<>();
    if (!schedule.isEmpty()) {
      parts.put(
          "schedule",
          new ComponentChoice(
              schedule,
              ParameterValues.of(
                  Map.of(
                      "look-interval", 5L,
                      "look-batches", 8L,
                      "look-iterations", 10L,
                      "largest-rate-factor", 10.0))));
    }
    return new RunParameters(
        plain.workload(), plain.training(), plain.optimizer(), plain.optimizerParameters(), parts);
  }
}
