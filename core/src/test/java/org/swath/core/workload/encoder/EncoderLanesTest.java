package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Adam;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Sgd;
import org.swath.core.train.Trainer;
import org.swath.core.workload.PreparedWorkload;

/** Which lane a run sits in, and beside whom, must not change a bit of its results. */
class EncoderLanesTest {

  private static final int METRICS = 4;
  private final PreparedWorkload workload = new ImplicitEmEncoder().prepare(sparseImages(500));

  /** With 16 units a batch is a small matrix product to BLAS, with 256 it is not. */
  @ParameterizedTest
  @ValueSource(longs = {16, 256})
  void aRunHasTheSameBitsAloneAndInAnyLane(long units) {
    List<RunParameters> runs =
        List.of(
            run("sgd", 0.01, 1, units, 64),
            run("adam", 0.001, 1, units, 64),
            run("adam", 0.1, 0, units, 64),
            run("sgd", 0.1, 1, units, 64));
    List<List<Double>> together = train(runs);
    for (int lane = 0; lane < runs.size(); lane++) {
      assertThat(together.get(lane)).isEqualTo(train(List.of(runs.get(lane))).get(0));
    }
  }

  @Test
  void trainingTwiceGivesTheSameBits() {
    List<RunParameters> run = List.of(run("adam", 0.01, 1));
    assertThat(train(run)).isEqualTo(train(run));
  }

  @Test
  void configurationsAtTheSameSeedStartFromTheSameWeightsAndBatches() {
    // Before its first update a run's loss depends on initial weights and first batch alone.
    List<RunParameters> runs = List.of(oneBatch("sgd", 0.01), oneBatch("adam", 0.1));
    List<List<Double>> curves = train(runs);
    assertThat(curves.get(0).get(0)).isEqualTo(curves.get(1).get(0));
  }

  @Test
  void aRateThatExplodesDivergesAloneAndItsNeighboursKeepTheirBits() {
    RunParameters steady = run("sgd", 0.01, 1);
    List<List<Double>> beside = train(List.of(run("sgd", 1e38, 1), steady));
    assertThat(beside.get(1)).isEqualTo(train(List.of(steady)).get(0));
    assertThat(beside.get(0))
        .as("diverged, so no metrics at the end")
        .hasSizeLessThan(beside.get(1).size());
  }

  /** All epoch metrics of each run, then its run metrics. */
  private List<List<Double>> train(List<RunParameters> runs) {
    List<List<Double>> values = new ArrayList<>();
    runs.forEach(run -> values.add(new ArrayList<>()));
    List<RunOutcome> outcomes =
        new Trainer(List.of(new Adam(), new Sgd()), System::nanoTime)
            .train(
                workload,
                runs,
                3,
                METRICS,
                (lane, epoch, metrics, seconds) -> {
                  for (double metric : metrics) {
                    values.get(lane).add(metric);
                  }
                });
    for (int lane = 0; lane < runs.size(); lane++) {
      for (double metric : outcomes.get(lane).runMetrics()) {
        values.get(lane).add(metric);
      }
    }
    return values;
  }

  private static RunParameters run(String optimizer, double rate, double decorrelation) {
    return run(optimizer, rate, decorrelation, 16, 64);
  }

  private static RunParameters oneBatch(String optimizer, double rate) {
    return run(optimizer, rate, 1, 16, 500);
  }

  private static RunParameters run(
      String optimizer, double rate, double decorrelation, long units, long batchSize) {
    return new RunParameters(
        ParameterValues.of(
            Map.of(
                "hidden-units",
                units,
                "lse-weight",
                1.0,
                "variance-weight",
                1.0,
                "decorrelation-weight",
                decorrelation)),
        ParameterValues.of(Map.of("epochs", 4L, "batch-size", batchSize, "learning-rate", rate)),
        optimizer,
        ParameterValues.of(
            optimizer.equals("sgd")
                ? Map.of("momentum", 0.0)
                : Map.of("beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8)));
  }

  /** Random images of 7 × 9 pixels, a fifth of them not black, in two classes. */
  private static Dataset sparseImages(int count) {
    UniformRandomProvider random = new RandomStreams(11).stream("test images");
    byte[] pixels = new byte[count * 63];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextInt(5) == 0 ? random.nextInt(256) : 0);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(2);
    }
    LabelledImages images = new LabelledImages(count, 7, 9, pixels, labels);
    return new Dataset(images, images, 2);
  }
}
