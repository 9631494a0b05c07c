package org.swath.core.workload.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.activations.ActivationProbe;
import org.swath.core.workload.activations.LayerWeights;
import org.swath.core.workload.activations.NormalisedReconstruction;
import org.swath.core.workload.activations.PixelMatrix;
import org.swath.core.workload.probe.LinearProbe;

/** The autoencoder against PyTorch's trace. */
class AutoencoderGoldenTest {

  private static final double TOLERANCE = 1e-12;

  private final JsonNode trace = GoldenTrace.read("autoencoder.json");
  private final double[][] x = GoldenTrace.matrix(trace.get("x"));
  private final int batch = trace.get("batch").asInt();
  private final int[] rows = IntStream.range(0, x.length).toArray();

  @Test
  void theLossTermsAndGradientsOfABatchArePyTorchs() {
    try (CohortModel model = model()) {
      double[] terms = new double[3];
      model.startBatch(rows, 0, batch);
      model.lossAndGradient(0, terms);

      assertThat(terms).containsExactly(GoldenTrace.vector(trace.get("terms")), within(TOLERANCE));
      assertThat(model.gradient(0).toDoubles())
          .containsExactly(vector(trace.get("gradient")), within(TOLERANCE));
    }
  }

  @Test
  void thirtyStepsOfTrainingFollowPyTorchs() {
    double[] expected = GoldenTrace.vector(trace.get("losses"));
    try (CohortModel model = model()) {
      Optimizer adam =
          new Adam()
              .open(
                  AutoencoderRuns.adamSettings(),
                  Target.of(model.parameters(0), model.gradient(0)));
      double[] losses = new double[expected.length];
      double[] terms = new double[3];
      for (int step = 0; step < losses.length; step++) {
        model.startBatch(rows, batch * (step % (rows.length / batch)), batch);
        model.lossAndGradient(0, terms);
        losses[step] = terms[0];
        adam.step(0.01);
      }

      assertThat(losses).containsExactly(expected, within(TOLERANCE));
      assertThat(model.parameters(0).toDoubles())
          .containsExactly(vector(trace.get("end")), within(100 * TOLERANCE));
    }
  }

  /** In double precision, from the trace's weights. */
  private CohortModel model() {
    PixelMatrix images = PixelMatrix.of(Nd4j.createFromArray(x).castTo(DataType.DOUBLE));
    byte[] labels = new byte[x.length];
    return new AutoencoderModel(
        List.of(trace.get("sparsity_weight").asDouble()),
        layer(trace.get("start"), "encoder"),
        layer(trace.get("start"), "decoder"),
        batch,
        new AutoencoderEvaluation(
            images,
            images,
            new ActivationProbe(labels, labels, new LinearProbe(2)),
            new NormalisedReconstruction(new double[x.length], x[0].length)));
  }

  /** Parameters or gradients as a model lays them out. */
  private static double[] vector(JsonNode layers) {
    return DoubleStream.concat(
            DoubleStream.of(layer(layers, "encoder").byUnit()),
            DoubleStream.of(layer(layers, "decoder").byUnit()))
        .toArray();
  }

  private static LayerWeights layer(JsonNode layers, String name) {
    return new LayerWeights(
        GoldenTrace.matrix(layers.get(name + "_weights")),
        GoldenTrace.vector(layers.get(name + "_biases")));
  }
}
