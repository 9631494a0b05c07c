package org.swath.core.workload.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;

/** The classifiers against PyTorch's traces. */
class ClassifierGoldenTest {

  private static final JsonNode TRACE = GoldenTrace.read("classifier.json");

  @ParameterizedTest
  @CsvSource({
    "SOFTMAX_REGRESSION, double, 1e-10",
    "SOFTMAX_REGRESSION, single, 1e-4",
    "MLP, double, 1e-10",
    "MLP, single, 1e-4"
  })
  void lossesGradientAndTwentyStepsOfTrainingArePyTorchs(
      ClassifierRuns.Kind kind, String precision, double tolerance) {
    JsonNode network = TRACE.get(kind.workload().component().component().name());
    JsonNode expected = network.get(precision);
    int batch = TRACE.get("batch").asInt();
    try (CohortModel model =
        kind.prepared(images())
            .open(
                List.of(kind.parameters(precision, network.get("hidden_units").asLong())),
                batch,
                new RandomStreams(1))) {
      model.parameters(0).set(GoldenTrace.vector(network.get("start")));
      Optimizer rule =
          new Sgd()
              .open(
                  ParameterValues.of(new TreeMap<>(Map.of("momentum", 0.0))),
                  Target.of(model.parameters(0), model.gradient(0)));
      int[] examples = IntStream.range(0, 50).toArray();
      double[] losses = new double[expected.get("losses").size()];
      double[] terms = new double[ClassifierRuns.METRICS];
      for (int step = 0; step < losses.length; step++) {
        int from = batch * (step % 3);
        model.startBatch(examples, from, Math.min(batch, examples.length - from));
        model.lossAndGradient(0, terms);
        losses[step] = terms[0];
        if (step == 0) {
          assertThat(model.gradient(0).toDoubles())
              .containsExactly(vector(expected, "first_gradient"), within(tolerance));
        }
        rule.step(TRACE.get("rate").asDouble());
      }

      assertThat(losses).containsExactly(vector(expected, "losses"), within(tolerance));
      assertThat(model.parameters(0).toDoubles())
          .containsExactly(vector(expected, "end"), within(tolerance));
      assertThat(model.validationLoss(0))
          .isCloseTo(expected.get("held_out").get("loss").asDouble(), within(tolerance));
      assertThat(model.evaluate(0))
          .containsExactly(
              new double[] {
                expected.get("test").get("loss").asDouble(),
                expected.get("test").get("accuracy").asDouble()
              },
              within(tolerance));
    }
  }

  private static Dataset images() {
    return new Dataset(
        images(TRACE.get("train")), images(TRACE.get("test")), TRACE.get("classes").asInt());
  }

  private static LabelledImages images(JsonNode part) {
    byte[] labels = bytes(part.get("labels"));
    return new LabelledImages(
        labels.length,
        TRACE.get("height").asInt(),
        TRACE.get("width").asInt(),
        bytes(part.get("pixels")),
        labels);
  }

  private static byte[] bytes(JsonNode node) {
    byte[] bytes = new byte[node.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) node.get(i).asInt();
    }
    return bytes;
  }

  private static double[] vector(JsonNode trace, String name) {
    return GoldenTrace.vector(trace.get(name));
  }
}
