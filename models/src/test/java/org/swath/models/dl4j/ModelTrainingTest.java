package org.swath.models.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.models.ModelRuns.images;
import static org.swath.models.ModelRuns.prepared;
import static org.swath.models.ModelRuns.run;
import static org.swath.models.ModelRuns.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.train.RunOutcome;
import org.swath.core.workload.Workload;
import org.swath.models.ModelRuns;
import org.swath.models.Task;

/** What runs of models from files come to. */
class ModelTrainingTest {

  @Test
  void aClassifierLearnsToTellClassesApart() {
    List<double[]> curve = new ArrayList<>();
    RunOutcome end = train(Task.CLASSIFICATION, convolution(), 0.01, curve);

    assertThat(curve.get(3)[0]).as("loss").isLessThan(curve.get(0)[0]);
    assertThat(curve.get(3)[1]).as("test accuracy").isGreaterThan(0.8);
    assertThat(end.runMetrics()).containsExactly(curve.get(3)[1], curve.get(3)[2]);
  }

  @Test
  void aRegressionHasItsShareOfTheVariance() {
    List<double[]> curve = new ArrayList<>();
    train(Task.REGRESSION, Networks.values(1).toJson(), 0.01, curve);

    double testLoss = curve.get(3)[2];
    assertThat(curve.get(3)[1]).as("R²").isBetween(0.2, 1.0);
    assertThat(testLoss).isLessThan(curve.get(0)[2]);
  }

  @Test
  void anAutoencoderReconstructsItsInputs() {
    List<double[]> curve = new ArrayList<>();
    RunOutcome end = train(Task.AUTOENCODING, Networks.values(30).toJson(), 0.01, curve);

    assertThat(curve.get(3)[1]).isLessThan(curve.get(0)[1]);
    assertThat(end.runMetrics()).containsExactly(curve.get(3)[1]);
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunAsDiverged() {
    List<double[]> curve = new ArrayList<>();
    RunOutcome end = train(Task.REGRESSION, Networks.values(1).toJson(), 1e30, "sgd", curve);

    assertThat(end.divergence())
        .hasValueSatisfying(why -> assertThat(why).startsWith("loss became"));
  }

  private static RunOutcome train(Task task, String json, double rate, List<double[]> curve) {
    return train(task, json, rate, "adam", curve);
  }

  private static RunOutcome train(
      Task task, String json, double rate, String optimizer, List<double[]> curve) {
    Workload workload = ModelRuns.workload(new Dl4jFormat(), task, json);
    return trainer()
        .train(
            prepared(workload, images(200, 100)),
            List.of(run(optimizer, rate, Map.of())),
            5,
            ModelRuns.measured(workload),
            (lane, epoch, metrics, seconds) -> curve.add(metrics.clone()))
        .get(0);
  }

  private static String convolution() {
    return Networks.convolution(DataType.FLOAT).toJson();
  }
}
