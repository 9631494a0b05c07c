package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.train.Adam;
import org.swath.core.train.Optimizer;
import org.swath.core.train.Sgd;

/** The encoder against PyTorch's traces. */
class EncoderGoldenTest {

  private static final EncoderLane ALL_TERMS = new EncoderLane(1, 1, 1);

  @ParameterizedTest
  @ValueSource(strings = {"plain", "dead_unit"})
  void theLossTermsAndGradientsOfABatchArePyTorchs(String batch) {
    JsonNode trace = GoldenTrace.read("encoder.json").get(batch);
    double[][] x = GoldenTrace.matrix(trace.get("x"));
    try (EncoderModel model = model(x, trace, 1, DataType.DOUBLE, x.length)) {
      double[][] terms = new double[1][4];
      model.lossAndGradient(IntStream.range(0, x.length).toArray(), 0, x.length, terms);

      assertThat(terms[0][1]).isCloseTo(trace.get("lse").asDouble(), within(1e-10));
      assertThat(terms[0][2]).isCloseTo(trace.get("var").asDouble(), within(1e-10));
      assertThat(terms[0][3]).isCloseTo(trace.get("tc").asDouble(), within(1e-10));
      assertThat(terms[0][0]).isCloseTo(terms[0][1] + terms[0][2] + terms[0][3], within(1e-12));
      assertThat(model.gradient(0).toDoubleVector())
          .containsExactly(flat(trace.get("grad_w"), trace.get("grad_b")), within(1e-10));
    }
  }

  @Test
  void aDeadUnitAddsItsVarianceTermToTheLossAndGetsNoGradient() {
    JsonNode trace = GoldenTrace.read("encoder.json").get("dead_unit");
    double[][] x = GoldenTrace.matrix(trace.get("x"));
    try (EncoderModel model = model(x, trace, 1, DataType.DOUBLE, x.length)) {
      double[][] terms = new double[1][4];
      model.lossAndGradient(IntStream.range(0, x.length).toArray(), 0, x.length, terms);

      double[] ofTheDeadUnit = new double[x[0].length + 1];
      System.arraycopy(
          model.gradient(0).toDoubleVector(), 0, ofTheDeadUnit, 0, ofTheDeadUnit.length);
      assertThat(ofTheDeadUnit).containsOnly(0.0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "adam_0.01,     adam, 0.01, DOUBLE, 1e-10",
    "sgd_0.01,      sgd,  0.01, DOUBLE, 1e-10",
    "sgd_0.1,       sgd,  0.1,  DOUBLE, 1e-10",
    "adam_0.01_f32, adam, 0.01, FLOAT,  1e-4",
    "sgd_0.01_f32,  sgd,  0.01, FLOAT,  1e-4",
    "sgd_0.1_f32,   sgd,  0.1,  FLOAT,  1e-4",
  })
  void aHundredStepsOfTrainingFollowPyTorchs(
      String run, String optimizer, double learningRate, DataType precision, double tolerance) {
    JsonNode training = GoldenTrace.read("encoder.json").get("training");
    double[][] x = GoldenTrace.matrix(training.get("x"));
    int[] rows = IntStream.range(0, x.length).toArray();
    int batch = training.get("batch").asInt();
    try (EncoderModel model = model(x, training, 1, precision, batch);
        Optimizer rule =
            optimizer(optimizer)
                .open(settings(optimizer), model.parameters(0), model.gradient(0))) {
      double[][] terms = new double[1][4];
      double[] losses = new double[100];
      for (int step = 0; step < losses.length; step++) {
        model.lossAndGradient(rows, batch * (step % (rows.length / batch)), batch, terms);
        losses[step] = terms[0][0];
        rule.step(learningRate);
      }

      JsonNode expected = training.get("runs").get(run);
      double[] expectedLosses = GoldenTrace.vector(expected.get("losses"));
      double[] inDoublePrecision =
          GoldenTrace.vector(training.get("runs").get(run.replace("_f32", "")).get("losses"));
      double roundingSoFar = 0;
      for (int step = 0; step < losses.length; step++) {
        // Where PyTorch's own two precisions part company, so may we: SGD at 0.1 amplifies
        // rounding.
        roundingSoFar =
            Math.max(roundingSoFar, Math.abs(expectedLosses[step] - inDoublePrecision[step]));
        assertThat(losses[step])
            .as("loss before step %d", step)
            .isCloseTo(
                expectedLosses[step],
                within(
                    tolerance * Math.max(1, Math.abs(expectedLosses[step])) + 2 * roundingSoFar));
      }
      if (precision == DataType.DOUBLE) {
        assertThat(model.parameters(0).toDoubleVector())
            .containsExactly(
                flat(expected.get("final_w"), expected.get("final_b")), within(tolerance * 10));
      }
    }
  }

  private static Optimizer.Rule optimizer(String name) {
    return name.equals("adam") ? new Adam() : new Sgd();
  }

  private static ParameterValues settings(String optimizer) {
    ParameterValues values = ParameterValues.none();
    for (var parameter : optimizer(optimizer).component().parameters()) {
      values = values.with(parameter.name(), parameter.defaultValue().orElseThrow());
    }
    return values;
  }

  /** A model whose lanes all start from a trace's weights. */
  private static EncoderModel model(
      double[][] x, JsonNode trace, int lanes, DataType precision, int batch) {
    PreparedEncoder prepared =
        new PreparedEncoder(
            PixelMatrix.of(Nd4j.createFromArray(x).castTo(precision)),
            new byte[x.length],
            PixelMatrix.of(Nd4j.createFromArray(x).castTo(precision)),
            new byte[x.length],
            2);
    List<EncoderLane> weights = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      weights.add(ALL_TERMS);
    }
    EncoderModel model = new EncoderModel(prepared, weights, trace.get("w").size(), batch);
    try (INDArray start = Nd4j.createFromArray(flat(trace.get("w"), trace.get("b")))) {
      for (int lane = 0; lane < lanes; lane++) {
        model.parameters(lane).assign(start);
      }
    }
    return model;
  }

  /** A lane's parameters from weights [unit][input] and biases [unit]. */
  private static double[] flat(JsonNode weights, JsonNode biases) {
    double[][] w = GoldenTrace.matrix(weights);
    double[] b = GoldenTrace.vector(biases);
    int inputs = w[0].length;
    double[] parameters = new double[(inputs + 1) * w.length];
    for (int unit = 0; unit < w.length; unit++) {
      System.arraycopy(w[unit], 0, parameters, unit * (inputs + 1), inputs);
      parameters[unit * (inputs + 1) + inputs] = b[unit];
    }
    return parameters;
  }
}
