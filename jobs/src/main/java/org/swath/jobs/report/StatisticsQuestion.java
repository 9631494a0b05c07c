package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;

/**
 * What statistics over a sweep are asked for.
 *
 * @param metrics dashed names in the order they are shown; empty for all that the sweep has
 * @param by factors of the plan: runs that agree in them are replicates of one group. All of them,
 *     so that each configuration is a group of its own, unless fewer are given
 * @param baseline levels of the group that the others are compared with; empty for the best one
 * @param confidence of intervals, in (0.5, 1); tests are made at level 1 − confidence
 */
public record StatisticsQuestion(
    List<String> metrics, List<Factor> by, Optional<ParameterValues> baseline, double confidence) {

  public StatisticsQuestion {
    metrics = List.copyOf(metrics);
    by = List.copyOf(by);
    Objects.requireNonNull(baseline, "baseline");
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException(
          "0.5 < confidence < 1 must hold, as 0.95, but got " + confidence);
    }
  }

  /** Every metric, every configuration by itself, compared with the best one, at 95 %. */
  public static StatisticsQuestion ofEverything(List<Factor> factors) {
    return new StatisticsQuestion(List.of(), factors, Optional.empty(), 0.95);
  }

  /** The level of tests. */
  public double alpha() {
    return 1 - confidence;
  }
}
