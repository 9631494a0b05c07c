package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.stats.SeedSummary;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

class SweepReportTest {

  @Test
  void summarisesEachConfigurationOverItsCompletedRuns() {
    ConfigurationRow adam = SyntheticSweep.eventful().report().configurations().get(0);

    assertSummary(adam, "final-loss", -746, Math.sqrt(26 / 3.0), 3);
    assertSummary(adam, "convergence-epoch", 10, 0, 3);
    assertSummary(adam, "probe-accuracy", 0.93, Math.sqrt(50 / 3.0) / 1000, 3);
    assertSummary(adam, "train-seconds", 41, Math.sqrt(2 / 3.0), 3);
  }

  @Test
  void countsEveryPlannedRunOnce() {
    SweepReport report = SyntheticSweep.eventful().report();

    assertThat(report.configurations().stream().map(ConfigurationRow::runs))
        .containsExactly(
            new RunCounts(3, Map.of(RunStatus.COMPLETED, 3)),
            new RunCounts(3, Map.of(RunStatus.COMPLETED, 1, RunStatus.DIVERGED, 1)),
            new RunCounts(3, Map.of(RunStatus.FAILED, 2)));
    assertThat(report.configurations().stream().map(row -> row.runs().missing()))
        .containsExactly(0, 1, 1);
    assertThat(report.runs())
        .isEqualTo(
            new RunCounts(
                9, Map.of(RunStatus.COMPLETED, 4, RunStatus.DIVERGED, 1, RunStatus.FAILED, 2)));
  }

  @Test
  void tellsWhatFailedBeforeWhatDivergedAndTheMostFrequentFirst() {
    SweepReport report =
        SyntheticSweep.small()
            .diverges(0, 1, "NaN in epoch 1")
            .diverges(1, 1, "NaN in epoch 1")
            .diverges(2, 1, "NaN in epoch 1")
            .fails(3, 0, "b")
            .fails(4, 0, "a")
            .fails(5, 0, "c")
            .fails(6, 0, "c")
            .fails(7, 0, "NaN in epoch 1")
            .completes(8, -1, 4, 0.9, 1)
            .report();

    assertThat(report.notCompleted())
        .containsExactly(
            new UnfinishedReason(RunStatus.FAILED, "c", 2),
            new UnfinishedReason(RunStatus.FAILED, "NaN in epoch 1", 1),
            new UnfinishedReason(RunStatus.FAILED, "a", 1),
            new UnfinishedReason(RunStatus.FAILED, "b", 1),
            new UnfinishedReason(RunStatus.DIVERGED, "NaN in epoch 1", 3));
  }

  @Test
  void keepsTheLossOfDivergedRunsOutOfTheMean() {
    ConfigurationRow sgd = SyntheticSweep.eventful().report().configurations().get(1);

    assertSummary(sgd, "final-loss", -520.25, 0, 1);
    assertSummary(sgd, "convergence-epoch", 4, 0, 1);
  }

  @Test
  void hasNoNumbersForAConfigurationWithoutCompletedRuns() {
    ConfigurationRow failed = SyntheticSweep.eventful().report().configurations().get(2);

    assertThat(failed.metrics())
        .extracting(MetricSummary::overSeeds)
        .containsOnly(new SeedSummary(Double.NaN, Double.NaN, 0));
  }

  @Test
  void leavesOutTheLevelOfAFactorThatDoesNotApply() {
    SweepReport report = SyntheticSweep.small().report();

    assertThat(report.configurations().stream().map(ConfigurationRow::levels))
        .containsExactly(
            ParameterValues.of(Map.of("optimizer", "adam")),
            ParameterValues.of(Map.of("optimizer", "sgd", "momentum", 0.0)),
            ParameterValues.of(Map.of("optimizer", "sgd", "momentum", 0.9)));
  }

  @Test
  void countsARunThatDoesNotConvergeWithItsEpochsAndSaysSo() {
    SweepReport report =
        SyntheticSweep.small()
            .completes(0, -1, 4, 0.9, 1)
            .completes(1, -1, 10, 0.9, 1)
            .completes(2, -1, 7, 0.9, 1)
            .report();

    MetricSummary convergence = report.configurations().get(0).metric("convergence-epoch");
    assertThat(convergence.values()).containsExactly(4.0, 10.0, 7.0);
    assertThat(convergence.notMet()).hasValue(1);
  }

  @Test
  void hasNoConvergenceEpochWithoutACriterion() {
    String spec = SyntheticSweep.SMALL.substring(0, SyntheticSweep.SMALL.indexOf("convergence:"));

    SyntheticSweep sweep = new SyntheticSweep(spec, SmallCatalogue.catalogue());

    assertThat(sweep.report().metrics())
        .containsExactly("final-loss", "probe-accuracy", "train-seconds");
    assertThat(SweepReport.curveColumns(sweep.spec())).isEmpty();
  }

  @Test
  void countsOnlyTheRunsThatHaveAMetric() {
    SweepReport report =
        SyntheticSweep.small().completes(0, -1, 4, 0.9, 1).completesWithoutAccuracy(1, -2).report();

    ConfigurationRow adam = report.configurations().get(0);
    assertThat(adam.runs().completed()).isEqualTo(2);
    assertSummary(adam, "probe-accuracy", 0.9, 0, 1);
    assertSummary(adam, "final-loss", -1.5, 0.5, 2);
  }

  @Test
  void refusesARunThatIsNotPlanned() {
    RunRecord foreign =
        new SyntheticSweep(
                SyntheticSweep.SMALL.replace("epochs: 10", "epochs: 11"),
                SmallCatalogue.catalogue())
            .completes(0, -1, 4, 0.9, 1)
            .records()
            .get(0);
    SyntheticSweep sweep = SyntheticSweep.small().takes(foreign);

    assertThatThrownBy(sweep::report)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be in the plan of its sweep, but 1 are not")
        .hasMessageContaining(foreign.run().runId());
  }

  @Test
  void refusesASecondRecordOfARun() {
    SyntheticSweep sweep = SyntheticSweep.small().fails(0, 0);
    List<RunRecord> twice = List.of(sweep.records().get(0), sweep.records().get(0));

    assertThatThrownBy(() -> SweepReport.of(sweep.spec(), sweep.plan(), twice, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have one record, but got two of run");
  }

  @Test
  void refusesACompletedRunWithoutItsCurve() {
    SyntheticSweep sweep = SyntheticSweep.small().completes(0, -1, 4, 0.9, 1);

    assertThatThrownBy(() -> SweepReport.of(sweep.spec(), sweep.plan(), sweep.records(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("settled must have the curve of loss");
  }

  @Test
  void refusesASpecWithOtherFactorsThanThePlan() {
    SyntheticSweep planned = SyntheticSweep.small();
    SyntheticSweep other =
        new SyntheticSweep(
            SyntheticSweep.SMALL.replace(", {name: sgd, momentum: [0, 0.9]}", ", sgd"),
            SmallCatalogue.catalogue());

    assertThatThrownBy(() -> SweepReport.of(other.spec(), planned.plan(), List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[optimizer, momentum], but has [optimizer]");
  }

  private static void assertSummary(
      ConfigurationRow row, String metric, double mean, double sd, int n) {
    SeedSummary summary = row.metric(metric).overSeeds();
    assertThat(summary.mean()).as(metric).isCloseTo(mean, within(1e-12 * Math.abs(mean)));
    assertThat(summary.standardDeviation()).as(metric).isCloseTo(sd, within(1e-12));
    assertThat(summary.n()).as(metric).isEqualTo(n);
  }
}
