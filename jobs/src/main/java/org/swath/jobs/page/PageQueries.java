package org.swath.jobs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.swath.core.plan.Factor;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.jobs.report.MetricSummary;
import org.swath.jobs.report.SweepReport;

/**
 * The SQL that gives what a page shows, over the views {@code runs} and {@code epochs} that {@code
 * swath sql} has and DuckDB can be given. What they name are columns of the results, whose names
 * are checked.
 */
final class PageQueries {

  /** What the ids of figures of curves begin with, before the metric. */
  private static final String CURVES = "curves-";

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
        .formatted(String.join(", ", shown), String.join(", ", inOrder()));
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

  /**
   * The numbers that a figure draws, or takes together.
   *
   * @param id of the figure, which names the metrics it is about
   */
  String figure(String id, SweepReport report) {
    if (id.startsWith(CURVES)) {
      return curves(id.substring(CURVES.length()).replace('-', '_'));
    }
    if (id.endsWith("dynamics")) {
      return curves("loss");
    }
    if (id.startsWith("convergence") && report.criterion().isPresent()) {
      return convergence(report.criterion().get());
    }
    return values(metrics(report).stream().filter(id::contains).toList(), report);
  }

  /** Each metric's value of each completed run, but the convergence epoch. */
  String values(SweepReport report) {
    return values(metrics(report), report);
  }

  private String values(List<String> metrics, SweepReport report) {
    List<String> shown = new ArrayList<>(factors());
    shown.addAll(List.of("seed", "run_id"));
    (metrics.isEmpty() ? metrics(report) : metrics)
        .forEach(metric -> shown.add(metric.replace('-', '_')));
    return "select %s\nfrom runs\nwhere status = 'completed'\norder by %s"
        .formatted(String.join(", ", shown), String.join(", ", inOrder()));
  }

  private static List<String> metrics(SweepReport report) {
    return report.metrics().stream()
        .filter(metric -> !metric.equals(MetricSummary.CONVERGENCE_EPOCH))
        .toList();
  }

  private String curves(String column) {
    List<String> shown = new ArrayList<>(factors());
    shown.addAll(List.of("seed", "run_id", "epoch", column));
    return "select %s\nfrom epochs\norder by %s, epoch"
        .formatted(String.join(", ", shown), String.join(", ", inOrder()));
  }

  private String convergence(CriterionSpec criterion) {
    List<String> shown = new ArrayList<>(factors());
    shown.addAll(List.of("seed", "run_id", "epoch", "met"));
    return "select %s\nfrom convergence\nwhere criterion = '%s'\norder by %s"
        .formatted(
            String.join(", ", shown),
            criterion.name().replace("'", "''"),
            String.join(", ", inOrder()));
  }

  /** A query that a reader can open and copy. */
  static Element shown(String query, String of) {
    Element details = new Element("details").addClass("query");
    details.appendElement("summary").text("SQL of " + of);
    Element block = details.appendElement("div").addClass("query-text");
    block.appendElement("pre").appendElement("code").text(query);
    return details;
  }

  private List<String> inOrder() {
    return Stream.concat(factors().stream(), Stream.of("seed")).toList();
  }

  private List<String> factors() {
    return plan.factors().stream().map(Factor::column).toList();
  }
}
