package org.swath.core.workload.quadratic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.swath.core.data.ExamplesSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Runs on quadratic forms for tests. */
final class QuadraticRuns {

  /** Loss, excess loss, distance. */
  static final int METRICS = 3;

  /** What is measured of it. */
  static final Measurements MEASURED = new Measurements(METRICS - 1, true, List.of());

  static final int EXCESS_LOSS = 1;
  static final int DISTANCE = 2;
  static final long SEED = 5;

  private QuadraticRuns() {}

  /**
   * What is left of a run.
   *
   * @param curve metrics of each epoch
   * @param outcome how it ended
   */
  record Trained(List<double[]> curve, RunOutcome outcome) {

    double finalExcessLoss() {
      return outcome.runMetrics()[0];
    }

    double finalDistance() {
      return outcome.runMetrics()[1];
    }
  }

  /** A form with largest curvature 1, without noise, that starts at ones. */
  static ParameterValues form(long dimensions, double conditionNumber) {
    return ParameterValues.of(
        Map.of(
            "dimensions",
            dimensions,
            "largest-curvature",
            1.0,
            "condition-number",
            conditionNumber,
            "gradient-noise",
            0.0,
            "start",
            "ones"));
  }

  static RunParameters run(
      ParameterValues form, long epochs, long batchSize, double rate, double momentum) {
    return new RunParameters(
        form,
        ParameterValues.of(
            Map.of("epochs", epochs, "batch-size", batchSize, "learning-rate", rate)),
        "sgd",
        ParameterValues.of(Map.of("momentum", momentum)));
  }

  static PreparedWorkload prepared(long examples) {
    return new Quadratic()
        .prepare(
            new ExamplesSource()
                .load(ParameterValues.of(Map.of("count", examples)), Optional.empty()),
            DeviceKernel.PORTABLE);
  }

  static Trained train(RunParameters run, long examples) {
    return train(new Sgd(), run, examples);
  }

  static Trained train(Optimizer.Rule rule, RunParameters run, long examples) {
    List<double[]> curve = new ArrayList<>();
    RunOutcome outcome =
        new Trainer(Toolkit.of(List.of(rule)), System::nanoTime)
            .train(
                prepared(examples),
                List.of(run),
                SEED,
                MEASURED,
                (lane, epoch, metrics, seconds) -> curve.add(metrics))
            .get(0);
    return new Trained(curve, outcome);
  }

  /** A model with one lane, in its first epoch. */
  static CohortModel open(ParameterValues form, long seed) {
    CohortModel model = prepared(1).open(List.of(form), 1, new RandomStreams(seed));
    model.startEpoch(1);
    return model;
  }

  /** Steps of gradient descent on batches of one example, none seen twice. */
  static void descend(CohortModel model, double rate, int steps, IntConsumer beforeStep) {
    Optimizer sgd =
        new Sgd()
            .open(
                ParameterValues.of(Map.of("momentum", 0.0)),
                Target.of(model.parameters(0), model.gradient(0)));
    double[] terms = new double[METRICS];
    for (int step = 0; step < steps; step++) {
      beforeStep.accept(step);
      model.startBatch(new int[] {step}, 0, 1);
      model.lossAndGradient(0, terms);
      sgd.step(rate);
    }
  }

  /** The eigenvalues of {@link #form}. */
  static double[] curvatures(int dimensions, double conditionNumber) {
    double[] curvatures = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      curvatures[i] = Math.exp(-Math.log(conditionNumber) * i / (dimensions - 1));
    }
    return curvatures;
  }
}
