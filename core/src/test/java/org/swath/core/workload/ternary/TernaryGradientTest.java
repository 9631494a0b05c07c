package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;

/** The hand-written gradient against differences of the loss, and the two precisions. */
class TernaryGradientTest {

  private static final int[] EXAMPLES = IntStream.range(0, 80).map(i -> i * 7 % 80).toArray();
  private static final int BATCH = 8;
  private static final double DISTANCE = 1e-5;

  /**
   * With ρ = 0 the other autoencoder's latent vectors are not looked at, so that what is taken as
   * fixed on the way back is fixed: the gradient is the slope of the loss itself. The alignment is
   * a step function of the parameters, and switched off.
   */
  @ParameterizedTest
  @CsvSource({"0, 0.01, 0.05", "0.5, 0.01, 0.05", "0, 3, 0", "0, 0, 2"})
  void theGradientIsTheSlopeOfTheLoss(double freeBits, double repulsion, double entropy) {
    try (CohortModel model =
        TernaryRuns.model(
            BATCH,
            Map.of(
                Settings.PRECISION,
                "double",
                Settings.LARGEST_COUPLING,
                0.0,
                Settings.ALIGNMENT_WEIGHT,
                0.0,
                Settings.ALIGNMENT_SWING,
                0.0,
                Settings.FREE_BITS,
                freeBits,
                Settings.REPULSION_WEIGHT,
                repulsion,
                Settings.ENTROPY_WEIGHT,
                entropy))) {
      spread(model);
      loss(model);
      double[] gradient = model.gradient(0).toDoubles();
      double[] at = model.parameters(0).toDoubles();
      for (int i : someOfEveryLayer(model)) {
        double slope =
            (lossWith(model, at, i, DISTANCE) - lossWith(model, at, i, -DISTANCE)) / (2 * DISTANCE);
        assertThat(gradient[i])
            .as("parameter %d", i)
            .isCloseTo(slope, within(1e-7 * Math.max(1, Math.abs(slope))));
      }
    }
  }

  @Test
  void singlePrecisionHasTheLossAndGradientOfDoubleToItsDigits() {
    try (CohortModel single = TernaryRuns.model(BATCH, Map.of());
        CohortModel twice = TernaryRuns.model(BATCH, Map.of(Settings.PRECISION, "double"))) {
      spread(twice);
      single.parameters(0).set(twice.parameters(0).toDoubles());
      twice.parameters(0).set(single.parameters(0).toDoubles());

      assertThat(loss(single)).isCloseTo(loss(twice), within(1e-4));
      assertThat(single.gradient(0).toDoubles())
          .containsExactly(twice.gradient(0).toDoubles(), within(1e-5));
    }
  }

  /** Twice the initial weights: latent vectors that differ, and softmaxes that are not all even. */
  private static void spread(CohortModel model) {
    double[] parameters = model.parameters(0).toDoubles();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] *= 2;
    }
    model.parameters(0).set(parameters);
  }

  private static int[] someOfEveryLayer(CohortModel model) {
    UniformRandomProvider random = new RandomStreams(3).stream("parameters to look at");
    return model.layers().stream()
        .flatMapToInt(
            layer ->
                IntStream.generate(() -> layer.from() + random.nextInt(layer.to() - layer.from()))
                    .limit(6))
        .toArray();
  }

  private static double lossWith(CohortModel model, double[] at, int index, double distance) {
    double[] moved = at.clone();
    moved[index] += distance;
    model.parameters(0).set(moved);
    double loss = loss(model);
    model.parameters(0).set(at);
    return loss;
  }

  private static double loss(CohortModel model) {
    double[] terms = new double[Metrics.terms()];
    model.startBatch(EXAMPLES, 0, BATCH);
    model.lossAndGradient(0, terms);
    return terms[0];
  }
}
