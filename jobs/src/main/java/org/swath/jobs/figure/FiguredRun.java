package org.swath.jobs.figure;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.swath.core.converge.Convergence;
import org.swath.core.plan.RunSpec;
import org.swath.core.spec.CriterionSpec;
import org.swath.jobs.report.MetricSummary;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/**
 * One committed run, as figures see it.
 *
 * @param spec what it is
 * @param record what it came to
 * @param curves by dashed epoch metric: one number per epoch
 * @param criterion which gives its convergence epoch, if any
 */
record FiguredRun(
    RunSpec spec,
    RunRecord record,
    Map<String, double[]> curves,
    Optional<CriterionSpec> criterion) {

  boolean completed() {
    return record.status() == RunStatus.COMPLETED;
  }

  boolean diverged() {
    return record.status() == RunStatus.DIVERGED;
  }

  /** The level of a factor; null where it does not apply. */
  Object level(String factor) {
    return spec.levels().values().get(factor);
  }

  /** When it had converged; empty without a criterion or a curve. */
  Optional<Convergence> convergence() {
    return criterion
        .filter(asked -> curves.containsKey(asked.metric()))
        .map(asked -> asked.rule().criterion().of(curves.get(asked.metric())));
  }

  /**
   * What a run metric is of this run: a finite number, or empty.
   *
   * @param metric {@code final-loss}, {@code convergence-epoch}, {@code train-seconds}, or one of
   *     the plan's run metrics
   */
  OptionalDouble value(String metric) {
    OptionalDouble value =
        switch (metric) {
          case MetricSummary.FINAL_LOSS -> record.finalLoss();
          case MetricSummary.TRAIN_SECONDS -> OptionalDouble.of(record.trainSeconds());
          case MetricSummary.CONVERGENCE_EPOCH ->
              convergence()
                  .map(answer -> OptionalDouble.of(answer.epoch()))
                  .orElse(OptionalDouble.empty());
          default -> {
            Double stored = record.metrics().get(metric.replace('-', '_'));
            yield stored == null ? OptionalDouble.empty() : OptionalDouble.of(stored);
          }
        };
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }
}
