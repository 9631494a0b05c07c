package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.AcceptanceBound;
import org.swath.core.spec.AcceptanceRule;
import org.swath.results.RunStatus;

class ReportRecordsTest {

  @Test
  void moreRunsCannotBeCommittedThanPlanned() {
    assertThatThrownBy(
            () -> new RunCounts(2, Map.of(RunStatus.COMPLETED, 2, RunStatus.DIVERGED, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("At most the planned runs can be committed, 2, but got");
    assertThatThrownBy(() -> new RunCounts(2, Map.of(RunStatus.FAILED, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("failed >= 0 must hold, but got -1");
  }

  @Test
  void notMoreRunsCanMissACriterionThanThereAre() {
    assertThatThrownBy(() -> metric("convergence-epoch", List.of(3.0), OptionalInt.of(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notMet must count some of 1 values, but got 2");
  }

  @Test
  void aMetricHasAtMostOneValueForEachCompletedRun() {
    assertThatThrownBy(() -> row(1, metric("final-loss", List.of(1.0, 2.0), OptionalInt.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most one value for each of 1 completed runs");
  }

  @Test
  void aMetricStandsInARowOnce() {
    MetricSummary loss = metric("final-loss", List.of(), OptionalInt.empty());

    assertThatThrownBy(() -> row(1, loss, loss))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Metrics must differ");
  }

  @Test
  void allConfigurationsHaveTheSameMetrics() {
    ConfigurationRow one = row(1, metric("final-loss", List.of(), OptionalInt.empty()));
    ConfigurationRow other = row(1, metric("train-seconds", List.of(), OptionalInt.empty()));

    assertThatThrownBy(() -> report(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but got [[final-loss], [train-seconds]]");
    assertThatThrownBy(() -> report(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there must be one");
  }

  @Test
  void aRuleIsCheckedOnlyForConfigurationsItIsAbout() {
    ConfigurationRow row = row(1, metric("final-loss", List.of(), OptionalInt.empty()));
    ParameterValues elsewhere = ParameterValues.of(Map.of("optimizer", "sgd"));
    AcceptanceRule rule =
        new AcceptanceRule("final-loss", elsewhere, new AcceptanceBound.EveryRun(1));

    assertThatThrownBy(() -> new AcceptanceCheck(row, rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{optimizer=adam}, but is about {optimizer=sgd}");
  }

  @Test
  void nothingIsComparedWithWhatWasNotPublished() {
    ConfigurationRow row = row(1, metric("final-loss", List.of(), OptionalInt.empty()));
    AcceptanceRule rule =
        new AcceptanceRule(
            "final-loss", ParameterValues.none(), new AcceptanceBound.NearPublished(1, 0, 0));

    assertThatThrownBy(() -> new AcceptanceCheck(row, rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be about configurations that have one");
  }

  @Test
  void aRowKnowsOnlyTheMetricsOfItsReport() {
    ConfigurationRow row = row(1, metric("final-loss", List.of(), OptionalInt.empty()));

    assertThatThrownBy(() -> row.metric("probe-accuracy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one of [final-loss], but got probe-accuracy");
  }

  @Test
  void onlyRunsThatDidNotCompleteHaveAReason() {
    assertThatThrownBy(() -> new UnfinishedReason(RunStatus.COMPLETED, "tired", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only for runs that did not complete")
        .hasMessageContaining("tired");
    assertThatThrownBy(() -> new UnfinishedReason(RunStatus.FAILED, "tired", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("runs >= 1 must hold, but got 0 that failed: tired");
  }

  @Test
  void everyRunThatFailedOrDivergedHasItsReason() {
    ConfigurationRow row =
        new ConfigurationRow(
            "id",
            ParameterValues.none(),
            new RunCounts(3, Map.of(RunStatus.FAILED, 2, RunStatus.DIVERGED, 1)),
            List.of());
    UnfinishedReason failed = new UnfinishedReason(RunStatus.FAILED, "broken", 2);

    assertThatThrownBy(() -> report(List.of(row), List.of(failed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Every run that diverged must have its reason, 1, but got")
        .hasMessageContaining("for 0");
  }

  private static MetricSummary metric(String name, List<Double> values, OptionalInt notMet) {
    return new MetricSummary(name, values, notMet, Optional.empty());
  }

  private static ConfigurationRow row(int completed, MetricSummary... metrics) {
    return new ConfigurationRow(
        "id",
        ParameterValues.of(Map.of("optimizer", "adam")),
        new RunCounts(completed, Map.of(RunStatus.COMPLETED, completed)),
        List.of(metrics));
  }

  private static SweepReport report(List<ConfigurationRow> rows) {
    return report(rows, List.of());
  }

  private static SweepReport report(List<ConfigurationRow> rows, List<UnfinishedReason> reasons) {
    return new SweepReport(
        "small", List.of(), Optional.empty(), rows, reasons, Optional.empty(), List.of());
  }
}
