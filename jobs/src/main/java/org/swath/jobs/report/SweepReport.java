package org.swath.jobs.report;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.finding.Finding;
import org.swath.core.plan.Factor;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.SweepSpec;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/**
 * What the committed runs of a sweep come to.
 *
 * @param sweepName the spec's name
 * @param factors what varies, in the order of the plan
 * @param criterion which gives the convergence epoch; empty when the spec has none
 * @param configurations every one of the plan, in its order, at least one; all with the same
 *     metrics
 * @param notCompleted why committed runs failed or diverged; accounts for every one of them
 * @param reproduction how the results compare with published ones, when the spec asks
 * @param findings what the results say of the spec's hypotheses, in the spec's order
 */
public record SweepReport(
    String sweepName,
    List<Factor> factors,
    Optional<CriterionSpec> criterion,
    List<ConfigurationRow> configurations,
    List<UnfinishedReason> notCompleted,
    Optional<Reproduction> reproduction,
    List<Finding> findings) {

  /** The metrics of every sweep. */
  private static final Set<String> COMMON =
      Set.of(
          MetricSummary.FINAL_LOSS, MetricSummary.CONVERGENCE_EPOCH, MetricSummary.TRAIN_SECONDS);

  public SweepReport {
    Objects.requireNonNull(sweepName, "sweepName");
    factors = List.copyOf(factors);
    Objects.requireNonNull(criterion, "criterion");
    configurations = List.copyOf(configurations);
    notCompleted = List.copyOf(notCompleted);
    Objects.requireNonNull(reproduction, "reproduction");
    findings = List.copyOf(findings);
    if (configurations.stream().map(SweepReport::metricNames).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "Every configuration must have the same metrics, and there must be one, but got "
              + configurations.stream().map(SweepReport::metricNames).distinct().toList());
    }
    RunCounts runs = runs(configurations);
    for (RunStatus status : EnumSet.complementOf(EnumSet.of(RunStatus.COMPLETED))) {
      int explained =
          notCompleted.stream()
              .filter(reason -> reason.status() == status)
              .mapToInt(UnfinishedReason::runs)
              .sum();
      if (explained != runs.of(status)) {
        throw new IllegalArgumentException(
            "Every run that %s must have its reason, %d, but got reasons for %d"
                .formatted(status.text(), runs.of(status), explained));
      }
    }
  }

  /**
   * Reports on what is committed of a plan. Pure.
   *
   * @param spec what to report of the plan's runs; must be a spec of that plan
   * @param records what is committed
   * @param curves by {@link #curveColumns} and run id: one number per epoch
   * @throws IllegalArgumentException when the spec, the records or the curves are not the plan's
   */
  public static SweepReport of(
      SweepSpec spec,
      SweepPlan plan,
      List<RunRecord> records,
      Map<String, Map<String, double[]>> curves) {
    return new ReportBuilder(spec, plan, records, curves).report();
  }

  /** The columns of {@code epochs/} that a report on {@code spec} needs the curves of. */
  public static Set<String> curveColumns(SweepSpec spec) {
    return criterion(spec).stream().map(SweepReport::column).collect(Collectors.toSet());
  }

  /** All runs of the sweep, by how they ended. */
  public RunCounts runs() {
    return runs(configurations);
  }

  /** Dashed names of the metrics, in the order of the report. */
  public List<String> metrics() {
    return metricNames(configurations.get(0));
  }

  /**
   * The metrics that a table for people has columns for, in the order of the report: those of every
   * sweep, the first of the workload's own, and whatever the spec compares with something.
   */
  List<String> tableMetrics() {
    List<String> own = metrics().stream().filter(metric -> !COMMON.contains(metric)).toList();
    Set<String> shown = new HashSet<>(COMMON);
    own.stream().findFirst().ifPresent(shown::add);
    for (ConfigurationRow row : configurations) {
      row.metrics().stream()
          .filter(metric -> metric.published().isPresent())
          .forEach(metric -> shown.add(metric.metric()));
    }
    reproduction.ifPresent(
        results -> results.checks().forEach(check -> shown.add(check.rule().metric())));
    return metrics().stream().filter(shown::contains).toList();
  }

  /** The one criterion a report shows: the first. */
  static Optional<CriterionSpec> criterion(SweepSpec spec) {
    return spec.convergence().stream().findFirst();
  }

  static String column(CriterionSpec criterion) {
    return criterion.metric().replace('-', '_');
  }

  private static RunCounts runs(List<ConfigurationRow> configurations) {
    return configurations.stream()
        .map(ConfigurationRow::runs)
        .reduce(new RunCounts(0, Map.of()), RunCounts::plus);
  }

  private static List<String> metricNames(ConfigurationRow configuration) {
    return configuration.metrics().stream().map(MetricSummary::metric).toList();
  }
}
