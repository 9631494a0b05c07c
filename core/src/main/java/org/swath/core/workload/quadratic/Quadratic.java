package org.swath.core.workload.quadratic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.swath.core.data.Dataset;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;

/**
 * The quadratic form {@code f(θ) = ½ Σ_i λ_i θ_i²} in d dimensions, whose least value is 0 at θ* =
 * 0. Its eigenvalues λ fall from L, the largest curvature, to μ = L / condition number in equal
 * ratios.
 *
 * <p>The gradient of an example is {@code λ_i θ_i + (σ/√d) ξ_i}, ξ standard normal: its covariance
 * has the trace σ². The loss of a batch is {@code f(θ) + (σ/√d) ξ̄·θ}, ξ̄ the mean of ξ over the
 * batch, so that its gradient is the mean of the examples'. ξ depends on the seed, the epoch and
 * the example's number alone, from streams {@code gradient-noise}: all lanes of a cohort see the
 * same. What else an example holds is not looked at.
 *
 * <p>θ starts at all ones, or at standard normal numbers from the stream {@code initialisation}.
 * Everything is in double precision. Epoch metrics: {@code excess-loss}, f without noise, and
 * {@code distance}, ‖θ - θ*‖, both before each step. Run metrics: the same two of the trained
 * model. The validation loss is f.
 */
public final class Quadratic implements Workload {

  static final String DIMENSIONS = "dimensions";
  static final String LARGEST_CURVATURE = "largest-curvature";
  static final String CONDITION_NUMBER = "condition-number";
  static final String GRADIENT_NOISE = "gradient-noise";
  static final String START = "start";

  private static final int MOST_DIMENSIONS = 1_000_000;
  private static final int MOST_LANES = 100;

  /** The noise of a batch of one example, over a lane's own step; larger batches share more. */
  private static final double SHARED_WORK = 10;

  private static final WorkloadComponent COMPONENT =
      new WorkloadComponent(
          new Component(
              "quadratic",
              1,
              "Quadratic form with noise on its gradient: training is known in closed form",
              List.of(
                  new Parameter(
                      DIMENSIONS,
                      new Domain.IntegerRange(2, MOST_DIMENSIONS),
                      Optional.of(50L),
                      "Number of parameters",
                      false),
                  Parameter.number(
                          LARGEST_CURVATURE,
                          Domain.NumberRange.positive(),
                          1,
                          "Largest eigenvalue of the form")
                      .asFusible(),
                  Parameter.number(
                          CONDITION_NUMBER,
                          new Domain.NumberRange(1, true, Double.POSITIVE_INFINITY, false),
                          100,
                          "Largest over smallest eigenvalue; those between lie in equal ratios")
                      .asFusible(),
                  Parameter.number(
                          GRADIENT_NOISE,
                          Domain.NumberRange.nonNegative(),
                          0,
                          "Root of the trace of the covariance of an example's gradient")
                      .asFusible(),
                  Parameter.choice(
                          START,
                          Arrays.stream(Start.values()).map(Start::label).toList(),
                          Start.ONES.label(),
                          "Where the parameters start: all at 1, or at standard normal numbers")
                      .asFusible())),
          List.of("excess-loss", "distance"),
          List.of("final-excess-loss", "final-distance"),
          new LaneSharing(MOST_LANES, SHARED_WORK),
          LossReduction.MEAN,
          true);

  @Override
  public WorkloadComponent component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    return Optional.empty();
  }

  /** Takes the number of examples from the dataset, and nothing else. */
  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    return new PreparedQuadratic(dataset.train().count());
  }
}
