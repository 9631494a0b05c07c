package org.swath.jobs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.swath.core.plan.Factor;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.report.MetricSummary;
import org.swath.jobs.report.SweepReport;

/**
 * The SQL that gives what a page shows, over the views {@code runs} and {@code epochs} that {@code
 * swath sql} has and DuckDB can be given. What they name are columns of the results, whose names
 * are checked.
 */
final class PageQueries {

  private final SweepPlan plan;

  PageQueries(SweepPlan plan) {
    this.plan = plan;
  }

  /** How the committed runs ended. */
  String counts() {
    return "select status, count(*) as runs\nfrom runs\ngroup by status\norder by status";
  }

  /** Mean and spread of each metric per configuration. */
  String table(SweepReport report) {
    List<String> shown = new ArrayList<>(factors());
    shown.add("count(*) as n");
    for (String metric : report.metrics()) {
      String column = metric.replace('-', '_');
      if (!metric.equals(MetricSummary.CONVERGENCE_EPOCH)) {
        shown.add("avg(%s) as %s".formatted(column, column));
        shown.add("stddev_pop(%s) as %s_sd".formatted(column, column));
      }
    }
    List<String> grouped = new ArrayList<>(factors());
    grouped.add("configuration_id");
    return "select %s\nfrom runs\nwhere status = 'completed'\ngroup by %s\norder by %s"
        .formatted(
            String.join(",\n  ", shown), String.join(", ", grouped), String.join(", ", grouped));
  }

  /** A row for each committed run. */
  String runs() {
    List<String> shown = new ArrayList<>(List.of("run_id"));
    shown.addAll(factors());
    shown.addAll(List.of("seed", "status", "epochs_completed", "final_loss"));
    plan.runMetrics().forEach(metric -> shown.add(metric.replace('-', '_')));
    shown.addAll(List.of("train_seconds", "reason"));
    return "select %s\nfrom runs\norder by %s"
        .formatted(
            String.join(", ", shown),
            String.join(", ", Stream.concat(factors().stream(), Stream.of("seed")).toList()));
  }

  /** Why runs did not complete. */
  String failures() {
    return "select status, reason, count(*) as runs\nfrom runs\nwhere status <> 'completed'\n"
        + "group by status, reason\norder by status desc, runs desc, reason";
  }

  /** Where the runs were trained, and with what. */
  String provenance() {
    String columns =
        "swath_version, jvm, os, spark_version, nd4j_version, blas, device, host, threads,\n"
            + "  workload_version, dataset_fingerprint, spec_digest, plan_digest";
    return "select %s,\n  count(*) as runs\nfrom runs\ngroup by %s\norder by %s"
        .formatted(columns, columns, columns);
  }

  /** A query that a reader can open and copy. */
  static Element shown(String query, String of) {
    Element details = new Element("details").addClass("query");
    details.appendElement("summary").text("SQL of " + of);
    Element block = details.appendElement("div").addClass("query-text");
    block.appendElement("pre").appendElement("code").text(query);
    return details;
  }

  private List<String> factors() {
    return plan.factors().stream().map(Factor::column).toList();
  }
}
