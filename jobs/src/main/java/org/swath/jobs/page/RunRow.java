package org.swath.jobs.page;

import java.util.ArrayList;
import java.util.List;
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
 * One run of the plan as the list of runs shows it.
 *
 * @param run which one
 * @param record how it ended; empty while nothing of it is committed
 * @param values one for each metric of the report, in its order; empty where the run has none
 * @param met whether it met the report's convergence criterion; empty when nothing can be said
 */
record RunRow(
    RunSpec run, Optional<RunRecord> record, List<OptionalDouble> values, Optional<Boolean> met) {

  RunRow {
    values = List.copyOf(values);
  }

  /** What a run is said to be of which nothing is committed. */
  static final String MISSING = "missing";

  /** Every run of the plan, in its order. */
  static List<RunRow> of(PageContent content) {
    Map<String, RunRecord> records = content.recordsByRun();
    return content.plan().runs().stream()
        .map(run -> of(content, run, Optional.ofNullable(records.get(run.runId()))))
        .toList();
  }

  /** How it ended, as results have it; or {@link #MISSING}. */
  String status() {
    return record.map(RunRecord::status).map(RunStatus::text).orElse(MISSING);
  }

  private static RunRow of(PageContent content, RunSpec run, Optional<RunRecord> record) {
    Optional<Convergence> convergence =
        record
            .filter(ended -> ended.status() == RunStatus.COMPLETED)
            .flatMap(ended -> convergence(content, run));
    List<OptionalDouble> values = new ArrayList<>();
    for (String metric : content.report().metrics()) {
      values.add(
          metric.equals(MetricSummary.CONVERGENCE_EPOCH)
              ? convergence
                  .map(answer -> OptionalDouble.of(answer.epoch()))
                  .orElse(OptionalDouble.empty())
              : record.map(ended -> value(ended, metric)).orElse(OptionalDouble.empty()));
    }
    return new RunRow(run, record, values, convergence.map(Convergence::met));
  }

  private static OptionalDouble value(RunRecord record, String metric) {
    if (metric.equals(MetricSummary.FINAL_LOSS)) {
      return record.finalLoss();
    }
    Double value =
        metric.equals(MetricSummary.TRAIN_SECONDS)
            ? Double.valueOf(record.trainSeconds())
            : record.metrics().get(metric.replace('-', '_'));
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static Optional<Convergence> convergence(PageContent content, RunSpec run) {
    Optional<CriterionSpec> criterion = content.report().criterion();
    return criterion.flatMap(
        asked ->
            content
                .curve(asked.metric().replace('-', '_'), run.runId())
                .map(asked.rule().criterion()::of));
  }
}
