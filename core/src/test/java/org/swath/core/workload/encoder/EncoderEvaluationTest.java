package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.data.Dataset;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;

/** What is measured of an encoder with weights that are known. */
class EncoderEvaluationTest {

  private static final int UNITS = 2;
  private static final int INPUTS = 63;
  private static final Dataset IMAGES = EncoderRuns.sparseImages(200);

  /** ReLU of a bias below 0 on weights of 0: an encoder whose units have all died. */
  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void anEncoderWhoseUnitsAreAllDeadReconstructsNothing(DeviceKernel kernel) {
    double[] metrics = evaluated(kernel, 0, -1);

    double meanSquare = 0;
    for (byte pixel : IMAGES.test().pixels()) {
      meanSquare += Math.pow(Byte.toUnsignedInt(pixel) / 255.0, 2);
    }
    meanSquare /= IMAGES.test().pixels().length;
    assertThat(metric(metrics, "dead-units")).isEqualTo(UNITS);
    assertThat(metric(metrics, "redundancy")).isZero();
    assertThat(metric(metrics, "active-units")).isZero();
    assertThat(metric(metrics, "responsibility-entropy")).isCloseTo(Math.log(2), within(1e-12));
    assertThat(metric(metrics, "largest-responsibility")).isCloseTo(0.5, within(1e-12));
    assertThat(metric(metrics, "reconstruction-error")).isCloseTo(meanSquare, within(1e-12));
  }

  /** Both units sum all pixels, so they are copies of each other and reconstruct a grey image. */
  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void theReconstructionLeavesOutTheBias(DeviceKernel kernel) {
    double[] metrics = evaluated(kernel, 1, 5);

    double error = 0;
    int images = IMAGES.test().count();
    for (int image = 0; image < images; image++) {
      double sum = 0;
      double squares = 0;
      for (int pixel = 0; pixel < INPUTS; pixel++) {
        double value = Byte.toUnsignedInt(IMAGES.test().pixels()[image * INPUTS + pixel]) / 255.0;
        sum += value;
        squares += value * value;
      }
      double grey = Math.sqrt(squares / INPUTS);
      error += squares - 2 * grey * sum + INPUTS * grey * grey;
    }
    assertThat(metric(metrics, "reconstruction-error"))
        .isCloseTo(error / (images * INPUTS), within(1e-6));
    assertThat(metric(metrics, "redundancy")).isCloseTo(2, within(1e-6));
    assertThat(metric(metrics, "dead-units")).isZero();
    assertThat(metric(metrics, "active-units")).isEqualTo(UNITS);
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void activationsBeyondAnyFloatHaveNoMetrics(DeviceKernel kernel) {
    assertThat(evaluated(kernel, 3e38, 0)).containsOnly(Double.NaN);
  }

  private static double metric(double[] metrics, String name) {
    return metrics[EncoderEvaluation.METRICS.indexOf(name)];
  }

  private static double[] evaluated(DeviceKernel kernel, double weight, double bias) {
    List<Double> values = new ArrayList<>();
    LayersOf layers = kernel == DeviceKernel.VECTOR ? LayersOf.INPUTS : LayersOf.UNITS;
    for (int i = 0; i < UNITS * (INPUTS + 1); i++) {
      values.add(layers.isBias(i) ? bias : weight);
    }
    try (CohortModel model =
        EncoderRuns.prepared(IMAGES, kernel)
            .open(List.of(EncoderRuns.workload(UNITS, 1)), 64, new RandomStreams(5))) {
      HostVector parameters = model.parameters(0);
      parameters.set(values.stream().mapToDouble(Double::doubleValue).toArray());
      return model.evaluate(0);
    }
  }

  /** How a kernel lays out its parameters. */
  private enum LayersOf {
    UNITS,
    INPUTS;

    boolean isBias(int index) {
      return this == UNITS
          ? index % (EncoderEvaluationTest.INPUTS + 1) == EncoderEvaluationTest.INPUTS
          : index >= EncoderEvaluationTest.INPUTS * EncoderEvaluationTest.UNITS;
    }
  }
}
