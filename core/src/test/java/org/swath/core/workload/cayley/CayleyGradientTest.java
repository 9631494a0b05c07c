package org.swath.core.workload.cayley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.workload.CohortModel;

/** What a batch's gradient is, whatever the batch. */
class CayleyGradientTest {

  private static final int[] EXAMPLES = {7, 3, 0, 11, 3, 12, 5};

  @ParameterizedTest
  @EnumSource
  void theGradientIsTheSlopeOfTheLossWhereSolvesAreExact(LossForm form) {
    try (CohortModel model = model(strained(form))) {
      double[] gradient = gradient(model, 0, EXAMPLES.length);
      double[] parameters = ((HostVector.Doubles) model.parameters(0)).values();
      for (int i = 0; i < parameters.length; i++) {
        assertThat(gradient[i])
            .as("slope of parameter %d of %d", i, parameters.length)
            .isCloseTo(slope(parameters, i, () -> loss(model)), within(1e-8));
      }
    }
  }

  /** The central difference of five points: its error is of the fourth power of the step. */
  private static double slope(double[] parameters, int i, DoubleSupplier loss) {
    double step = 1e-4;
    double value = parameters[i];
    double[] losses = new double[5];
    for (int point = -2; point <= 2; point++) {
      parameters[i] = value + point * step;
      losses[point + 2] = loss.getAsDouble();
    }
    parameters[i] = value;
    return (8 * (losses[3] - losses[1]) - (losses[4] - losses[0])) / (12 * step);
  }

  /** Where four digits of a residual are right, so are some of the gradient. */
  @Test
  void aSolveThatIsCutShortGivesAGradientThatIsAsGoodAsItIs() {
    ParameterValues parameters = strained(LossForm.CROSS_ENTROPY).with("cayley-step", 0.2);
    try (CohortModel exact = model(parameters);
        CohortModel rough = model(parameters.with("solver-tolerance", 1e-4))) {
      double[] expected = gradient(exact, 0, EXAMPLES.length);

      assertThat(gradient(rough, 0, EXAMPLES.length))
          .containsExactly(expected, within(0.01))
          .isNotEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMeanOfMicroBatchesGradientsIsThatOfTheBatch(LossForm form) {
    try (CohortModel model = model(strained(form))) {
      double[] whole = gradient(model, 0, 6);
      double[] mean = new double[whole.length];
      for (int micro = 0; micro < 3; micro++) {
        double[] part = gradient(model, 2 * micro, 2);
        for (int i = 0; i < mean.length; i++) {
          mean[i] += part[i] / 3;
        }
      }
      assertThat(mean).containsExactly(whole, within(1e-14));
    }
  }

  @Test
  void aBatchThatIsStartedAgainAfterOthersIsTheSame() {
    ParameterValues remembering = strained(LossForm.ORIGIN).with("solver-start", "previous");
    try (CohortModel model = model(remembering.with("solver-tolerance", 0.01))) {
      gradient(model, 2, 5);
      model.gradientClipped(0);
      double[] first = gradient(model, 0, 7);
      double loss = loss(model);
      gradient(model, 1, 4);
      model.validationLoss(0);
      model.evaluate(0);

      assertThat(gradient(model, 0, 7)).isEqualTo(first);
      assertThat(loss(model)).isEqualTo(loss);
    }
  }

  /** Of any vectors, for only of those that are not quite orthonormal does it have any. */
  @Test
  void thePenaltyHasTheSlopesOfTheVectorsThatItIsOf() {
    Unitarity unitarity = new Unitarity(7);
    double[][] vectors = new double[2 * 7][7];
    for (int part = 0; part < vectors.length; part++) {
      for (int vector = 0; vector < 7; vector++) {
        vectors[part][vector] = 0.4 * Math.sin(1 + 7.0 * (7 * part + vector));
      }
    }
    double[][] slopes = new double[2 * 7][7];
    double norm = unitarity.fillGram(vectors);
    unitarity.fillSlopes(vectors, 1, slopes);

    assertThat(norm).isGreaterThan(1);
    for (int part = 0; part < vectors.length; part++) {
      for (int vector = 0; vector < 7; vector++) {
        assertThat(slopes[part][vector])
            .isCloseTo(
                slope(vectors[part], vector, () -> unitarity.fillGram(vectors)), within(1e-9));
      }
    }
  }

  @Test
  void thePenaltyIsPartOfTheLossByItsWeight() {
    ParameterValues rough =
        strained(LossForm.CROSS_ENTROPY)
            .with("solver-tolerance", 0.0)
            .with("solver-iterations", 3L);
    try (CohortModel none = model(rough.with("unitary-lambda", 0.0));
        CohortModel some = model(rough.with("unitary-lambda", 0.25))) {
      double[] without = gradient(none, 0, 4);
      double[] with = gradient(some, 0, 4);
      int edges = without.length - 6 - 7 - 2 * Graph.edges(7);

      assertThat(terms(some)[4]).isEqualTo(terms(none)[4]).isPositive();
      assertThat(terms(some)[0]).isEqualTo(terms(none)[0] + 0.25 * terms(none)[4]);
      for (int i = 0; i < with.length; i++) {
        boolean ofEdge = i >= edges && i < edges + 2 * Graph.edges(7);
        assertThat(with[i] != without[i]).as("parameter %d", i).isEqualTo(ofEdge);
      }
    }
  }

  /** Everything that the loss may have, and strongly. */
  private static ParameterValues strained(LossForm form) {
    return CayleyRuns.exact()
        .with("loss-form", form.label())
        .with("unitary-lambda", 0.3)
        .with("phase-gain", 0.8);
  }

  private static CohortModel model(ParameterValues parameters) {
    return CayleyRuns.model(parameters, EXAMPLES.length);
  }

  private static double[] gradient(CohortModel model, int from, int count) {
    model.startBatch(EXAMPLES, from, count);
    model.lossAndGradient(0, new double[CayleyRuns.TERMS]);
    return model.gradient(0).toDoubles();
  }

  private static double loss(CohortModel model) {
    double[] terms = new double[CayleyRuns.TERMS];
    model.startBatch(EXAMPLES, 0, EXAMPLES.length);
    model.lossAndGradient(0, terms);
    return terms[0];
  }

  private static double[] terms(CohortModel model) {
    double[] terms = new double[CayleyRuns.TERMS];
    model.startBatch(EXAMPLES, 0, 4);
    model.lossAndGradient(0, terms);
    return terms;
  }
}
