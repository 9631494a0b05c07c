package org.swath.core.workload.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.data.Dataset;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;
import org.swath.core.workload.activations.LayerWeights;

class AutoencoderModelTest {

  private static final int UNITS = 6;
  private static final int PIXELS = AutoencoderRuns.PIXELS;
  private static final Dataset IMAGES = AutoencoderRuns.images(40);
  private static final int[] EXAMPLES = IntStream.range(0, 40).map(i -> i * 7 % 40).toArray();

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    try (CohortModel model = inDouble(0.3)) {
      loss(model, 0, 16);
      double[] gradient = model.gradient(0).toDoubles();
      double[] at = model.parameters(0).toDoubles();
      double distance = 1e-5;
      for (int i = 0; i < at.length; i++) {
        double slope =
            (lossWith(model, at, i, distance) - lossWith(model, at, i, -distance)) / (2 * distance);
        assertThat(gradient[i]).as("parameter %d", i).isCloseTo(slope, within(1e-9));
      }
    }
  }

  /** So that accumulating gradients over parts of a batch is exact. */
  @Test
  void theLossOfABatchIsTheMeanOfThoseOfItsExamples() {
    try (CohortModel model = inDouble(0.3)) {
      double sum = 0;
      for (int i = 0; i < 16; i++) {
        sum += loss(model, i, 1);
      }
      assertThat(loss(model, 0, 16)).isCloseTo(sum / 16, within(1e-14));
    }
  }

  @Test
  void theLossIsTheReconstructionErrorAndTheWeightedMeanActivation() {
    try (CohortModel model = inDouble(0.3)) {
      double[] terms = new double[3];
      model.startBatch(EXAMPLES, 0, 16);
      model.lossAndGradient(0, terms);

      assertThat(terms[0]).isCloseTo(terms[1] + 0.3 * terms[2], within(1e-15));
      assertThat(terms[2]).isPositive();
    }
  }

  @Test
  void aBatchSmallerThanTheLargestIsNotDisturbedByTheOneBefore() {
    try (CohortModel fresh = inDouble(0.3);
        CohortModel used = inDouble(0.3)) {
      loss(used, 0, 16);
      assertThat(loss(used, 20, 5)).isEqualTo(loss(fresh, 20, 5));
      assertThat(used.gradient(0).toDoubles()).isEqualTo(fresh.gradient(0).toDoubles());
    }
  }

  /** In double precision, so that nothing was rounded yet. */
  @Test
  void theEncoderStartsWhereTheImplicitEmEncoderDoes() {
    double[] expected =
        LayerWeights.draw(new RandomStreams(5).stream("initialisation"), UNITS, PIXELS).byUnit();
    try (CohortModel model = inDouble(0.3)) {
      ParameterRange encoder = model.layers().get(0);

      assertThat(Arrays.copyOfRange(model.parameters(0).toDoubles(), encoder.from(), encoder.to()))
          .isEqualTo(expected);
    }
  }

  @Test
  void theDecoderIsTheSecondLayerAndStartsWithinItsOwnBounds() {
    try (CohortModel model = inDouble(0.3)) {
      ParameterRange decoder = model.layers().get(1);
      double[] all = model.parameters(0).toDoubles();

      assertThat(model.layers())
          .containsExactly(
              new ParameterRange(0, UNITS * (PIXELS + 1), 0),
              new ParameterRange(UNITS * (PIXELS + 1), all.length, 1));
      double largest =
          Arrays.stream(all, decoder.from(), decoder.to()).map(Math::abs).max().orElseThrow();
      assertThat(largest).isBetween(0.95 / Math.sqrt(UNITS), 1 / Math.sqrt(UNITS));
      assertThat(decoder.to() - decoder.from()).isEqualTo((UNITS + 1) * PIXELS);
    }
  }

  /** A unit for each of the first six pixels, and a decoder that puts them back in their places. */
  @Test
  void evaluationIsByTheDecoderWithoutItsBiases() {
    try (CohortModel model = inDouble(0.3)) {
      HostVector parameters = model.parameters(0);
      double[] values = new double[parameters.length()];
      for (int unit = 0; unit < UNITS; unit++) {
        values[unit * (PIXELS + 1) + unit] = 1;
        values[UNITS * (PIXELS + 1) + unit * (UNITS + 1) + unit] = 2;
      }
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        values[UNITS * (PIXELS + 1) + pixel * (UNITS + 1) + UNITS] = 100;
      }
      parameters.set(values);

      double[] metrics = model.evaluate(0);

      assertThat(metrics[AutoencoderEvaluation.METRICS.indexOf("reconstruction-error")])
          .isCloseTo(errorOfFirstPixelsAlone(), within(1e-12));
      assertThat(metrics[AutoencoderEvaluation.METRICS.indexOf("dead-units")]).isZero();
      assertThat(metrics[AutoencoderEvaluation.METRICS.indexOf("probe-accuracy")])
          .isBetween(0.5, 1.0);
      assertThat(metrics[AutoencoderEvaluation.METRICS.indexOf("active-units")])
          .isBetween(0.5, 2.0);
    }
  }

  private static double errorOfFirstPixelsAlone() {
    byte[] pixels = IMAGES.test().pixels();
    int count = IMAGES.test().count();
    double sum = 0;
    for (int image = 0; image < count; image++) {
      double kept = 0;
      double all = 0;
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        double square = Math.pow(Byte.toUnsignedInt(pixels[image * PIXELS + pixel]) / 255.0, 2);
        all += square;
        kept += pixel < UNITS ? square : 0;
      }
      // The cosine between an image and its first pixels is √(kept / all).
      sum += kept == 0 ? all : 2 * (all - Math.sqrt(all * kept));
    }
    return sum / (count * PIXELS);
  }

  private static double lossWith(CohortModel model, double[] at, int index, double distance) {
    double[] moved = at.clone();
    moved[index] += distance;
    model.parameters(0).set(moved);
    double loss = loss(model, 0, 16);
    model.parameters(0).set(at);
    return loss;
  }

  private static double loss(CohortModel model, int from, int count) {
    double[] terms = new double[3];
    model.startBatch(EXAMPLES, from, count);
    model.lossAndGradient(0, terms);
    return terms[0];
  }

  private static CohortModel inDouble(double sparsity) {
    List<ParameterValues> lane = List.of(AutoencoderRuns.workload(UNITS, sparsity));
    return PreparedAutoencoder.of(IMAGES, DataType.DOUBLE).open(lane, 16, new RandomStreams(5));
  }
}
