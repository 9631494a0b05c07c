package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.gradient.Clipping;
import org.swath.core.train.gradient.Norms;
import org.swath.core.train.optimizer.AdamW;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;

/** Both autoencoders together against PyTorch's trace: loss, gradient, balance, training. */
class TernaryGoldenTest {

  private final JsonNode trace = GoldenTrace.read("ternary.json");
  private final NetworkShape shape = new NetworkShape();
  private final int batchSize = trace.get("batch").asInt();

  @ParameterizedTest
  @CsvSource({"DOUBLE, PORTABLE, 1e-10", "SINGLE, PORTABLE, 2e-4", "SINGLE, VECTOR, 2e-4"})
  void twelveStepsOfTrainingFollowPyTorchs(
      Precision precision, DeviceKernel kernel, double tolerance) {
    Arithmetic arithmetic = precision.arithmetic(kernel);
    DualNetwork network = new DualNetwork(shape, arithmetic, batchSize);
    OperationBatch batch = new OperationBatch(arithmetic, batchSize);
    HostVector parameters = arithmetic.vector(shape.length());
    HostVector gradient = arithmetic.vector(shape.length());
    parameters.set(start());
    ParameterValues settings = settings();
    Controllers controllers =
        new Controllers(settings, new StateNet(new RandomStreams(1).stream("state-net")));
    controllers.startEpoch(1);
    Clipping clipping = clipping();
    Optimizer optimizer = adamW(parameters, gradient);
    Operations operations = operations();
    double[] terms = new double[Metrics.terms()];
    int step = 0;
    for (JsonNode expected : trace.get("steps")) {
      select(batch, operations, batchSize * (step % (operations.count() / batchSize)));
      network.lossAndGradient(batch, parameters, settings, controllers, gradient, terms);
      assertThat(Arrays.copyOf(terms, Metrics.firstOfControllers()))
          .as("terms of step %d", step)
          .containsExactly(GoldenTrace.vector(expected.get("terms")), within(tolerance));
      double norm = Norms.euclidean(gradient);
      assertThat(norm).isCloseTo(expected.get("norm").asDouble(), within(tolerance));
      if (step == 0) {
        requireFirstGradient(gradient, arithmetic, tolerance);
      }
      clipping.clip(gradient, norm);
      controllers.clipped(
          network.lengthA(gradient), network.lengthB(gradient), Metrics.stateOf(terms));
      optimizer.step(trace.get("rate").asDouble());
      step++;
    }
    controllers.startEpoch(2);
    assertThat(controllers.balance().ratio())
        .isCloseTo(trace.get("steps").get(step - 1).get("ratio").asDouble(), within(tolerance));
    assertThat(some(parameters))
        .containsExactly(GoldenTrace.vector(trace.get("end")), within(tolerance));
  }

  private void requireFirstGradient(HostVector gradient, Arithmetic arithmetic, double tolerance) {
    assertThat(some(gradient))
        .containsExactly(GoldenTrace.vector(trace.get("gradient")), within(tolerance));
    assertThat(
            shape.layers().stream()
                .mapToDouble(layer -> arithmetic.length(gradient, layer.from(), layer.to()))
                .toArray())
        .containsExactly(GoldenTrace.vector(trace.get("gradient_lengths")), within(tolerance));
  }

  /** As make_ternary.py has them. */
  private double[] start() {
    double[] values = new double[shape.length()];
    for (AffineShape map : shape.shapes()) {
      for (int i = map.from(); i < map.to(); i++) {
        values[i] = Math.sin(i) * 1.5 / Math.sqrt(map.inputs());
      }
    }
    return values;
  }

  private ParameterValues settings() {
    JsonNode given = trace.get("settings");
    double betaA = given.get("beta_a").asDouble();
    Map<String, Object> settings = new HashMap<>();
    settings.put(Settings.FIRST_COUPLING, given.get("coupling").asDouble());
    settings.put(Settings.TEMPERATURE_A_START, given.get("temperature_a").asDouble());
    settings.put(Settings.TEMPERATURE_A_SWING, 0.0);
    settings.put(Settings.TEMPERATURE_B_START, given.get("temperature_b").asDouble());
    settings.put(Settings.BETA_START, betaA);
    settings.put(Settings.BETA_PHASE, Math.asin(given.get("beta_b").asDouble() / betaA));
    settings.put(Settings.ALIGNMENT_WEIGHT, given.get("alignment_weight").asDouble());
    settings.put(Settings.ALIGNMENT_SWING, 0.0);
    settings.put(Settings.ENTROPY_WEIGHT, given.get("entropy_weight").asDouble());
    settings.put(Settings.REPULSION_WEIGHT, given.get("repulsion_weight").asDouble());
    settings.put(Settings.FREE_BITS, given.get("free_bits").asDouble());
    settings.put(Settings.STATE_NET, false);
    return TernaryRuns.settings(settings);
  }

  private Operations operations() {
    JsonNode rows = trace.get("operations");
    byte[] values = new byte[rows.size() * NetworkShape.PLACES];
    for (int i = 0; i < values.length; i++) {
      JsonNode row = rows.get(i / NetworkShape.PLACES);
      values[i] = (byte) row.get(i % NetworkShape.PLACES).asInt();
    }
    return new Operations(values);
  }

  private void select(OperationBatch batch, Operations operations, int from) {
    batch.select(operations, IntStream.range(0, operations.count()).toArray(), from, batchSize);
    double[][] noiseA = GoldenTrace.matrix(trace.get("noise_a"));
    double[][] noiseB = GoldenTrace.matrix(trace.get("noise_b"));
    for (int row = 0; row < batchSize; row++) {
      int to = row * NetworkShape.LATENTS;
      System.arraycopy(noiseA[from + row], 0, batch.noiseA(), to, NetworkShape.LATENTS);
      System.arraycopy(noiseB[from + row], 0, batch.noiseB(), to, NetworkShape.LATENTS);
    }
  }

  private static Clipping clipping() {
    return Clipping.of(
        Optional.of(
            new ComponentChoice("global-norm", ParameterValues.of(Map.of("clip-norm", 1.0)))));
  }

  private static Optimizer adamW(HostVector parameters, HostVector gradient) {
    return new AdamW()
        .open(
            TernaryRuns.run(1, 1, Map.of()).optimizerParameters(), Target.of(parameters, gradient));
  }

  private double[] some(HostVector vector) {
    int stride = trace.get("stride").asInt();
    return IntStream.range(0, (vector.length() + stride - 1) / stride)
        .mapToDouble(i -> vector.get(i * stride))
        .toArray();
  }
}
