package org.swath.core.workload.twistor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;
import org.swath.core.workload.sequence.Sequences;

/** What a batch's gradient is, whatever the batch. */
class TwistorGradientTest {

  private static final int[] EXAMPLES = {7, 3, 49, 0, 41, 3, 22, 12, 35, 33, 34, 2, 47, 48};

  @ParameterizedTest
  @EnumSource
  void theGradientIsTheSlopeOfTheLoss(ConstraintForm form) {
    try (CohortModel model = model(strained(form))) {
      double[] gradient = gradient(model, 0, EXAMPLES.length);
      double[] parameters = ((HostVector.Doubles) model.parameters(0)).values();
      double step = 1e-5;
      for (int i = 0; i < parameters.length; i++) {
        double value = parameters[i];
        parameters[i] = value + step;
        double above = loss(model);
        parameters[i] = value - step;
        double below = loss(model);
        parameters[i] = value;
        assertThat(gradient[i])
            .as("slope of parameter %d of %d", i, parameters.length)
            .isCloseTo((above - below) / (2 * step), within(1e-8));
      }
    }
  }

  /** Whether it is right where it is not 0 is asked of PyTorch's traces. */
  @Test
  void aTrainedEmbeddingGetsAGradientForTheTokensOfTheBatchAlone() {
    Sequences train = new Sequences(TwistorRuns.data(60, 20, 0.9).train(), 0, 50);
    boolean[] seen = new boolean[11];
    for (int place = 0; place < train.length(); place++) {
      seen[train.token(0, place)] = true;
    }
    try (CohortModel model = model(TwistorRuns.small().with("trained-embedding", true))) {
      model.startBatch(new int[] {0}, 0, 1);
      model.lossAndGradient(0, new double[TwistorRuns.TERMS]);
      for (int i = 0; i < 2 * 11 * 6; i++) {
        int token = i / 6 % 11;
        assertThat(model.gradient(0).get(i) != 0).as("token %d", token).isEqualTo(seen[token]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void layersCoverAllParametersAndEachLevelIsALayer(ConstraintForm form) {
    try (CohortModel model = model(strained(form))) {
      List<ParameterRange> layers = model.layers();
      int cell = (24 + 1) * 48 + (12 + 1) * 12;
      int level = 4 * 7 * 6;
      assertThat(layers.subList(0, 3))
          .containsExactly(
              new ParameterRange(0, cell, 0),
              new ParameterRange(cell, cell + level, 0),
              new ParameterRange(cell + level, cell + 2 * level, 1));
      int output = 13 * 6 + 12;
      int networks = form == ConstraintForm.LEARNED ? 2 * (13 * 6 + 7) : 0;
      assertThat(layers.get(3))
          .isEqualTo(new ParameterRange(cell + 2 * level, cell + 2 * level + output + networks, 0));
      assertThat(layers.get(3).to()).isEqualTo(model.parameters(0).length());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMeanOfMicroBatchesGradientsIsThatOfTheBatch(ConstraintForm form) {
    try (CohortModel model = model(strained(form))) {
      double[] whole = gradient(model, 0, 12);
      double[] mean = new double[whole.length];
      for (int micro = 0; micro < 4; micro++) {
        double[] part = gradient(model, 3 * micro, 3);
        for (int i = 0; i < mean.length; i++) {
          mean[i] += part[i] / 4;
        }
      }
      assertThat(mean).containsExactly(whole, within(1e-15));
    }
  }

  @Test
  void aBatchThatIsStartedAgainAfterOthersIsTheSame() {
    try (CohortModel model = model(strained(ConstraintForm.LEARNED))) {
      double[] first = gradient(model, 0, 14);
      double loss = loss(model);
      gradient(model, 3, 9);
      model.validationLoss(0);
      model.evaluate(0);

      assertThat(gradient(model, 0, 14)).isEqualTo(first);
      assertThat(loss(model)).isEqualTo(loss);
    }
  }

  @Test
  void linearMapsStartWithinTheBoundOfTheirInputsAndFillItAndGainsStartAtOne() {
    try (CohortModel model = model(TwistorRuns.small())) {
      double[] start = model.parameters(0).toDoubles();
      int levels = 25 * 48 + 13 * 12;
      int output = levels + 2 * 4 * 7 * 6;
      assertThat(largest(start, 0, 25 * 48) * Math.sqrt(24)).isBetween(0.95, 1.0);
      assertThat(largest(start, 25 * 48, levels) * Math.sqrt(12)).isBetween(0.95, 1.0);
      assertThat(largest(start, levels, output) * Math.sqrt(6)).isBetween(0.95, 1.0);
      assertThat(largest(start, output, output + 13 * 6) * Math.sqrt(12)).isBetween(0.9, 1.0);
      assertThat(Arrays.copyOfRange(start, output + 13 * 6, start.length))
          .containsExactly(1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0);
    }
  }

  private static double largest(double[] values, int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();
  }

  /** Everything that the loss may have, and strongly. */
  private static ParameterValues strained(ConstraintForm form) {
    return TwistorRuns.small()
        .with("constraint-form", form.label())
        .with("constraint-weight", 0.7)
        .with("moebius-strength", 0.4)
        .with("evolution-rate", 0.3);
  }

  private static CohortModel model(ParameterValues parameters) {
    return TwistorRuns.model(parameters, EXAMPLES.length);
  }

  private static double[] gradient(CohortModel model, int from, int count) {
    model.startBatch(EXAMPLES, from, count);
    model.lossAndGradient(0, new double[TwistorRuns.TERMS]);
    return model.gradient(0).toDoubles();
  }

  private static double loss(CohortModel model) {
    double[] terms = new double[TwistorRuns.TERMS];
    model.startBatch(EXAMPLES, 0, EXAMPLES.length);
    model.lossAndGradient(0, terms);
    return terms[0];
  }
}
