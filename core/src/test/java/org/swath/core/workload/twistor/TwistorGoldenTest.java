package org.swath.core.workload.twistor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.data.TokenRule;
import org.swath.core.device.DeviceKernel;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;

/** The model against PyTorch's traces, in every form of the constraint. */
class TwistorGoldenTest {

  private static final JsonNode TRACE = GoldenTrace.read("twistor.json");
  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @EnumSource
  void theTermsAndTheGradientOfABatchArePyTorchs(ConstraintForm form) {
    JsonNode expected = TRACE.get(form.label());
    try (CohortModel model = model(form)) {
      double[] terms = new double[TwistorRuns.TERMS];
      model.startBatch(rows(), 0, TRACE.get("batch").asInt());
      model.lossAndGradient(0, terms);

      assertThat(comparable(terms)).containsExactly(vector(expected, "terms"), within(TOLERANCE));
      assertThat(model.gradient(0).toDoubles())
          .containsExactly(vector(expected, "gradient"), within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void twentyStepsOfTrainingFollowPyTorchs(ConstraintForm form) {
    JsonNode expected = TRACE.get(form.label());
    int batch = TRACE.get("batch").asInt();
    try (CohortModel model = model(form)) {
      double ratio = TRACE.get("layer_ratio").asDouble();
      List<Target.Section> sections =
          model.layers().stream()
              .map(
                  layer ->
                      new Target.Section(layer.from(), layer.to(), Math.pow(ratio, layer.layer())))
              .toList();
      Target target =
          new Target(model.parameters(0), model.gradient(0), sections, () -> Double.NaN);
      Optimizer adam = new Adam().open(TwistorRuns.adamSettings(), target);
      double[] losses = new double[vector(expected, "losses").length];
      double[] terms = new double[TwistorRuns.TERMS];
      for (int step = 0; step < losses.length; step++) {
        int from = batch * (step % 3);
        model.startBatch(rows(), from, Math.min(batch, rows().length - from));
        model.lossAndGradient(0, terms);
        losses[step] = terms[0];
        adam.step(0.01);
      }

      assertThat(losses).containsExactly(vector(expected, "losses"), within(TOLERANCE));
      assertThat(model.parameters(0).toDoubles())
          .containsExactly(vector(expected, "end"), within(1000 * TOLERANCE));
      assertThat(model.validationLoss(0))
          .isCloseTo(vector(expected, "held_out")[0], within(100 * TOLERANCE));
      double[] test = vector(expected, "test");
      double[] found = model.evaluate(0);
      assertThat(new double[] {found[0], found[1], found[3]})
          .containsExactly(new double[] {test[1], test[2], test[3]}, within(100 * TOLERANCE));
    }
  }

  @Test
  void theActivationAndItsSlopeArePyTorchsOverAllRangesOfTheApproximation() {
    double[] x = vector(TRACE.get("gelu"), "x");
    double[] values = new double[x.length];
    double[] slopes = new double[x.length];
    Gelu.apply(x, values, slopes, x.length);

    assertThat(values).containsExactly(vector(TRACE.get("gelu"), "values"), within(4e-15));
    assertThat(slopes).containsExactly(vector(TRACE.get("gelu"), "slopes"), within(4e-15));
  }

  /** Loss, squared error, |C| and accuracy; the trace has no explained variance. */
  private static double[] comparable(double[] terms) {
    return new double[] {terms[0], terms[1], terms[2], terms[4]};
  }

  /** One lane that starts from the trace's parameters. */
  private static CohortModel model(ConstraintForm form) {
    ParameterValues parameters =
        ParameterValues.of(
            Map.of(
                "complex-units", TRACE.get("units").asLong(),
                "nested-levels", TRACE.get("levels").asLong(),
                "constraint-form", form.label(),
                "constraint-weight", TRACE.get("constraint_weight").asDouble(),
                "moebius-strength", TRACE.get("moebius_strength").asDouble(),
                "evolution-rate", TRACE.get("evolution_rate").asDouble(),
                "trained-embedding", true));
    CohortModel model =
        TwistorRuns.WORKLOAD
            .prepare(data(), DeviceKernel.PORTABLE)
            .open(List.of(parameters), TRACE.get("batch").asInt(), new RandomStreams(1));
    model.parameters(0).set(vector(TRACE.get(form.label()), "start"));
    return model;
  }

  private static Dataset data() {
    int train = TRACE.get("training_sequences").asInt();
    int all = TRACE.get("x").size();
    TokenRule none = new TokenRule(TRACE.get("tokens").asInt(), 0);
    return new Dataset(sequences(0, train), sequences(train, all), 1, Optional.of(none));
  }

  private static LabelledImages sequences(int from, int to) {
    int length = TRACE.get("x").get(0).size();
    byte[] rows = new byte[(to - from) * 2 * length];
    for (int i = from; i < to; i++) {
      for (int place = 0; place < length; place++) {
        int at = (i - from) * 2 * length + place;
        rows[at] = (byte) TRACE.get("x").get(i).get(place).asInt();
        rows[at + length] = (byte) TRACE.get("y").get(i).get(place).asInt();
      }
    }
    return new LabelledImages(to - from, 2, length, rows, new byte[to - from]);
  }

  /** What is trained on: the last three of 18 are held out. */
  private static int[] rows() {
    return IntStream.range(0, 15).toArray();
  }

  private static double[] vector(JsonNode trace, String name) {
    return GoldenTrace.vector(trace.get(name));
  }
}
