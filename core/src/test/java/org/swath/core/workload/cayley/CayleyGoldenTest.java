package org.swath.core.workload.cayley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.data.MarkovChain;
import org.swath.core.device.DeviceKernel;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.optimizer.ComplexAdamW;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;

/** The model and its optimizer against PyTorch's traces: solved exactly and in part. */
class CayleyGoldenTest {

  private static final JsonNode TRACE = GoldenTrace.read("cayley.json");
  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @ValueSource(strings = {"cross-entropy", "origin", "truncated"})
  void theTermsAndTheGradientOfABatchArePyTorchs(String name) {
    JsonNode expected = TRACE.get(name);
    try (CohortModel model = model(expected)) {
      double[] terms = new double[CayleyRuns.TERMS];
      model.startBatch(rows(), 0, TRACE.get("batch").asInt());
      model.lossAndGradient(0, terms);

      assertThat(Arrays.copyOf(terms, 4))
          .containsExactly(vector(expected, "terms"), within(TOLERANCE));
      assertThat(model.gradient(0).toDoubles())
          .containsExactly(vector(expected, "gradient"), within(10 * TOLERANCE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-entropy", "origin", "truncated"})
  void twentyStepsOfTrainingFollowPyTorchs(String name) {
    JsonNode expected = TRACE.get(name);
    int batch = TRACE.get("batch").asInt();
    try (CohortModel model = model(expected)) {
      assertThat(model.pairedParameters()).isEqualTo(expected.get("paired").asInt());
      Target target =
          new Target(
              model.parameters(0),
              model.gradient(0),
              List.of(new Target.Section(0, model.parameters(0).length(), 1)),
              () -> Double.NaN,
              model.pairedParameters(),
              new RandomStreams(1));
      ParameterValues settings =
          CayleyRuns.optimizerSettings(TRACE.get("weight_decay").asDouble(), 0);
      Optimizer optimizer = new ComplexAdamW().open(settings, target);
      double[] losses = new double[vector(expected, "losses").length];
      double[] terms = new double[CayleyRuns.TERMS];
      for (int step = 0; step < losses.length; step++) {
        int from = batch * (step % 3);
        model.startBatch(rows(), from, Math.min(batch, rows().length - from));
        model.lossAndGradient(0, terms);
        losses[step] = terms[0];
        optimizer.step(TRACE.get("rate").asDouble());
      }

      assertThat(losses).containsExactly(vector(expected, "losses"), within(100 * TOLERANCE));
      assertThat(model.parameters(0).toDoubles())
          .containsExactly(vector(expected, "end"), within(1000 * TOLERANCE));
      double[] heldOut = vector(expected, "held_out");
      assertThat(model.validationLoss(0)).isCloseTo(heldOut[0], within(1000 * TOLERANCE));
      double[] means = new double[CayleyRuns.TERMS];
      model.completeEpoch(0, means);
      assertThat(Arrays.copyOfRange(means, 7, 9))
          .containsExactly(Arrays.copyOfRange(heldOut, 1, 3), within(1000 * TOLERANCE));
      double[] test = vector(expected, "test");
      double[] found = model.evaluate(0);
      assertThat(new double[] {found[0], found[2]})
          .containsExactly(new double[] {test[1], test[2]}, within(1000 * TOLERANCE));
    }
  }

  /** One lane that starts from the trace's parameters. */
  private static CohortModel model(JsonNode expected) {
    ParameterValues parameters =
        CayleyRuns.small()
            .with("complex-units", TRACE.get("units").asLong())
            .with("state-units", TRACE.get("states").asLong())
            .with("state-space-layers", TRACE.get("space_layers").asLong())
            .with("cayley-layers", TRACE.get("maps").asLong())
            .with("phase-gain", TRACE.get("phase_gain").asDouble())
            .with("cayley-step", TRACE.get("step").asDouble())
            .with("loss-form", expected.get("form").asText())
            .with("unitary-lambda", expected.get("lambda").asDouble())
            .with("solver-iterations", expected.get("iterations").asLong())
            .with("solver-tolerance", expected.get("tolerance").asDouble());
    CohortModel model =
        CayleyRuns.WORKLOAD
            .prepare(data(), DeviceKernel.PORTABLE)
            .open(List.of(parameters), TRACE.get("batch").asInt(), new RandomStreams(1));
    model.parameters(0).set(vector(expected, "start"));
    return model;
  }

  private static Dataset data() {
    int train = TRACE.get("training_sequences").asInt();
    int all = TRACE.get("x").size();
    int tokens = TRACE.get("tokens").asInt();
    double[] even = new double[tokens * tokens];
    Arrays.fill(even, 1.0 / tokens);
    return new Dataset(
        sequences(0, train), sequences(train, all), 1, Optional.of(new MarkovChain(tokens, even)));
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

  /** What the first epoch visits: a tenth of 150, since the last 15 of 165 are held out. */
  private static int[] rows() {
    return IntStream.range(0, 15).toArray();
  }

  private static double[] vector(JsonNode trace, String name) {
    return GoldenTrace.vector(trace.get(name));
  }
}
