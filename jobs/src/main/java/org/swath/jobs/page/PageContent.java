package org.swath.jobs.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.SweepSpec;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.report.SweepReport;
import org.swath.jobs.report.SweepStatistics;
import org.swath.results.RunRecord;

/**
 * Everything that a page says something about.
 *
 * @param spec what was asked, and what to report of it
 * @param specText the spec as given
 * @param plan the stored plan
 * @param report what the committed runs come to
 * @param records the committed runs of the plan, in any order
 * @param curves by column of {@code epochs/} and run id: one number per epoch; a column that is
 *     absent is not shown
 * @param statistics over its seeds; empty when they would take too long
 * @param figures in the order of the page
 */
record PageContent(
    SweepSpec spec,
    String specText,
    SweepPlan plan,
    SweepReport report,
    List<RunRecord> records,
    Map<String, Map<String, double[]>> curves,
    Optional<SweepStatistics> statistics,
    List<Figure> figures) {

  PageContent {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(specText, "specText");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(report, "report");
    records = inOrderOfPlan(plan, records);
    curves = Map.copyOf(curves);
    Objects.requireNonNull(statistics, "statistics");
    figures = List.copyOf(figures);
  }

  /** The records by run id. */
  Map<String, RunRecord> recordsByRun() {
    Map<String, RunRecord> byRun = new HashMap<>();
    records.forEach(record -> byRun.put(record.run().runId(), record));
    return byRun;
  }

  /** The curve of a run; empty when there is none. */
  Optional<double[]> curve(String column, String runId) {
    return Optional.ofNullable(curves.getOrDefault(column, Map.of()).get(runId));
  }

  private static List<RunRecord> inOrderOfPlan(SweepPlan plan, List<RunRecord> records) {
    Map<String, RunRecord> byRun = new HashMap<>();
    records.forEach(record -> byRun.put(record.run().runId(), record));
    return plan.runs().stream()
        .map(RunSpec::runId)
        .map(byRun::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
