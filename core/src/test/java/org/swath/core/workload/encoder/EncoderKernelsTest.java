package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.data.Dataset;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;

/** The vector kernel computes what the portable one does, to the precision of single floats. */
class EncoderKernelsTest {

  private static final Dataset IMAGES = EncoderRuns.sparseImages(300);
  private static final int PIXELS = 63;

  @Test
  void thisJavaHasTheVectorApi() {
    assertThat(DeviceKernel.VECTOR.present()).isTrue();
  }

  @Test
  void theVectorKernelIsForImagesThatAreMostlyBlack() {
    assertThat(EncoderRuns.prepared(EncoderRuns.images(50, 5), DeviceKernel.VECTOR).kernel())
        .isEqualTo(DeviceKernel.VECTOR);
    assertThat(EncoderRuns.prepared(EncoderRuns.images(50, 1), DeviceKernel.VECTOR).kernel())
        .isEqualTo(DeviceKernel.PORTABLE);
  }

  /** Widths that fill no vector, one, several, and blocks of them; batches up to several chunks. */
  @ParameterizedTest
  @CsvSource({"2, 2", "7, 33", "16, 64", "20, 3", "64, 128", "72, 129", "130, 300"})
  void bothKernelsGiveTheSameLossesAndGradients(int units, int batch) {
    List<ParameterValues> lanes =
        List.of(EncoderRuns.workload(units, 1), EncoderRuns.workload(units, 0.25));
    try (CohortModel portable = open(DeviceKernel.PORTABLE, lanes, batch);
        CohortModel vector = open(DeviceKernel.VECTOR, lanes, batch)) {
      int[] examples = IntStream.range(0, 300).map(i -> (i * 7) % 300).toArray();
      portable.startBatch(examples, 300 - batch, batch);
      vector.startBatch(examples, 300 - batch, batch);
      for (int lane = 0; lane < lanes.size(); lane++) {
        double[] expected = new double[4];
        double[] actual = new double[4];
        portable.lossAndGradient(lane, expected);
        vector.lossAndGradient(lane, actual);
        for (int term = 0; term < expected.length; term++) {
          assertThat(actual[term])
              .isCloseTo(expected[term], within(2e-5 * (1 + Math.abs(expected[term]))));
        }
        assertGradientsAgree(portable, vector, lane, units);
      }
    }
  }

  @Test
  void aBatchSmallerThanTheLargestIsNotDisturbedByTheOneBefore() {
    List<ParameterValues> lane = List.of(EncoderRuns.workload(16, 1));
    int[] examples = IntStream.range(0, 300).toArray();
    try (CohortModel fresh = open(DeviceKernel.VECTOR, lane, 128);
        CohortModel used = open(DeviceKernel.VECTOR, lane, 128)) {
      used.startBatch(examples, 0, 128);
      used.lossAndGradient(0, new double[4]);
      used.startBatch(examples, 150, 40);
      fresh.startBatch(examples, 150, 40);
      double[] ofUsed = new double[4];
      double[] ofFresh = new double[4];
      used.lossAndGradient(0, ofUsed);
      fresh.lossAndGradient(0, ofFresh);
      assertThat(ofUsed).isEqualTo(ofFresh);
      assertThat(used.gradient(0).toDoubles()).isEqualTo(fresh.gradient(0).toDoubles());
    }
  }

  /**
   * Sums of single floats in another order; a unit near the threshold may be active in one only.
   */
  @ParameterizedTest
  @ValueSource(longs = {16, 21})
  void bothKernelsEvaluateAlike(long units) {
    List<ParameterValues> lane = List.of(EncoderRuns.workload(units, 1));
    try (CohortModel portable = open(DeviceKernel.PORTABLE, lane, 128);
        CohortModel vector = open(DeviceKernel.VECTOR, lane, 128)) {
      double[] expected = portable.evaluate(0);
      double[] actual = vector.evaluate(0);
      assertThat(actual).hasSameSizeAs(expected).hasSize(EncoderEvaluation.METRICS.size());
      // Of 300 images one may change sides by rounding.
      assertThat(actual[0]).isCloseTo(expected[0], within(1.01 / 300));
      for (int metric = 1; metric < expected.length; metric++) {
        boolean counted = EncoderEvaluation.METRICS.get(metric).equals("active-units");
        assertThat(actual[metric])
            .as(EncoderEvaluation.METRICS.get(metric))
            .isCloseTo(
                expected[metric], within(counted ? 1.01 / 300 : 1e-5 * Math.abs(expected[metric])));
      }
    }
  }

  /** Relative to the largest gradient of all: small ones are differences of large ones. */
  private static void assertGradientsAgree(
      CohortModel portable, CohortModel vector, int lane, int units) {
    double[] byUnit = portable.gradient(lane).toDoubles();
    double[] byInput = vector.gradient(lane).toDoubles();
    double largest = 0;
    for (double value : byUnit) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input <= PIXELS; input++) {
        assertThat(byInput[input * units + unit])
            .isCloseTo(byUnit[unit * (PIXELS + 1) + input], within(5e-5 * largest));
      }
    }
  }

  private static CohortModel open(DeviceKernel kernel, List<ParameterValues> lanes, int batch) {
    return new ImplicitEmEncoder().prepare(IMAGES, kernel).open(lanes, batch, new RandomStreams(5));
  }
}
