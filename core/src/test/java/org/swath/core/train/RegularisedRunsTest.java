package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.train.ToolkitRuns.QUADRATIC;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.withOptimizer;
import static org.swath.core.train.ToolkitRuns.withPart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.ToolkitRuns.Trained;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Runs of the training loop against steps of PyTorch's with weight decay. */
class RegularisedRunsTest {

  private static final JsonNode GOLDEN = GoldenTrace.read("optimizers.json");

  @ParameterizedTest
  @CsvSource({
    "sgd_weight_decay_l2,  sgd,  l2,              l2-coefficient",
    "adam_weight_decay_l2, adam, l2,              l2-coefficient",
    "adamw,                adam, decoupled-decay, decay-coefficient",
  })
  void stepsLikePyTorchs(String trace, String optimizer, String rule, String coefficient) {
    JsonNode arguments = GOLDEN.get("optimizers").get(trace).get("arguments");
    double[][] expected =
        GoldenTrace.matrix(GOLDEN.get("optimizers").get(trace).get("quadratic").get("theta"));
    RunParameters plain =
        run(QUADRATIC, Map.of(), expected.length, 1, arguments.get("lr").asDouble());
    RunParameters decaying =
        withPart(
            withOptimizer(plain, optimizer, Map.of()),
            "regularisation",
            rule,
            Map.of(coefficient, arguments.get("weight_decay").asDouble()));

    // Its measurements are those of the quadratic form of the same name: two metrics, validated.
    Trained trained =
        ToolkitRuns.train(new GoldenQuadratic(), QUADRATIC, List.of(), List.of(), decaying).get(0);
    for (int step = 0; step < expected.length; step++) {
      double[] theta = trained.parametersAfter(step + 1);
      for (int i = 0; i < theta.length; i++) {
        assertThat(theta[i])
            .as("parameter %d after step %d", i, step + 1)
            .isCloseTo(expected[step][i], within(1e-12 * Math.max(1, Math.abs(expected[step][i]))));
      }
    }
  }

  /** The quadratic form of the traces; an epoch is one step. */
  private static final class GoldenQuadratic implements PreparedWorkload {

    private final double[] curvatures =
        GoldenTrace.vector(GOLDEN.get("quadratic").get("eigenvalues"));

    @Override
    public DeviceKernel kernel() {
      return DeviceKernel.PORTABLE;
    }

    @Override
    public int trainingExamples() {
      return 1;
    }

    @Override
    public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
      double[] theta = GoldenTrace.vector(GOLDEN.get("quadratic").get("start"));
      double[] gradient = new double[theta.length];
      HostVector ofTheta = new HostVector.Doubles(theta);
      HostVector ofGradient = new HostVector.Doubles(gradient);
      return new CohortModel() {
        @Override
        public HostVector parameters(int lane) {
          return ofTheta;
        }

        @Override
        public HostVector gradient(int lane) {
          return ofGradient;
        }

        @Override
        public void startBatch(int[] examples, int from, int count) {}

        @Override
        public void lossAndGradient(int lane, double[] terms) {
          for (int i = 0; i < theta.length; i++) {
            gradient[i] = curvatures[i] * theta[i];
          }
          terms[0] = validationLoss(lane);
        }

        @Override
        public double validationLoss(int lane) {
          double loss = 0;
          for (int i = 0; i < theta.length; i++) {
            loss += curvatures[i] * theta[i] * theta[i] / 2;
          }
          return loss;
        }

        @Override
        public double[] evaluate(int lane) {
          return new double[2];
        }

        @Override
        public void close() {}
      };
    }
  }
}
