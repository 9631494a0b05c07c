package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mean-from: 0.95 | must be at least 95 % on average, but is 90 %",
        "mean-to: 0.85 | must be at most 85 % on average, but is 90 %",
        "'mean-from: 0.1, mean-to: 0.2' | must lie from 10 % to 20 % on average, but is 90 %",
        "every-run: 0.95 | must be 95 % in every run, but is 90 %, 90 %, 90 %",
        "within: 0.02 | must lie within 2 points of the published 95 % on average, but is 90 %",
      })
  void spellsOutABrokenCheck(String bound, String expected) {
    SyntheticSweep sweep = withRule(bound);
    for (int run = 0; run < 3; run++) {
      sweep.completes(run, -1, 4, 0.9, 1);
    }

    assertThat(broken(sweep)).isEqualTo("optimizer adam: probe accuracy " + expected);
  }

  @Test
  void saysHowManyRunsDecideAndHowManyAreMissing() {
    SyntheticSweep sweep = withRule("within: 0.02").completes(0, -1, 4, 0.95, 1);

    assertThat(verdict(sweep))
        .isEqualTo(
            "Reproduction: undecided (0 of 1 checks hold, the others need runs that are missing or failed)");
    assertThat(verdict(sweep.completes(1, -1, 4, 0.95, 1).completes(2, -1, 4, 0.95, 1)))
        .isEqualTo("Reproduction: holds (1 of 1 checks)");
  }

  @Test
  void saysThatWithoutARuleNothingIsDecided() {
    SyntheticSweep sweep =
        SyntheticSweep.small(
            """
            report:
              published:
                source: a paper
                rows: [{optimizer: adam, final-loss: {mean: -100}}]
            """);

    assertThat(verdict(sweep))
        .isEqualTo("Reproduction: undecided (the spec has no rule under report.holds-when)");
  }

  @Test
  void namesTenReasonsEachInOneLineAndCountsTheOthers() {
    List<String> lines =
        new ReportText(SyntheticSweep.brokenInTwelveWays().report()).notCompleted();

    assertThat(lines)
        .hasSize(11)
        .startsWith(
            "2 runs failed: Broken: whole",
            "1 run failed: Broken: part 11 on line 2",
            "1 run failed: Broken: part 12 on line 2")
        .endsWith(
            "1 run failed: Broken: part 19 on line 2",
            "... and 2 more reasons (--format json lists all)");
  }

  @Test
  void saysHowManyRunsAMeanIsOverWhereSomeHaveNoNumber() {
    SweepReport report =
        SyntheticSweep.small().completes(0, -1, 4, 0.9, 1).completesWithoutAccuracy(1, -2).report();

    MetricText accuracy = new MetricText(report, "probe-accuracy");

    assertThat(accuracy.measured(report.configurations().get(0))).isEqualTo("90 % (n 1)");
  }

  @Test
  void showsOfAWorkloadsMetricsTheFirstAndWhatIsComparedAndNamesTheOthers() {
    SyntheticSweep sweep =
        new SyntheticSweep(
            SyntheticSweep.SMALL
                + """
                report:
                  published:
                    source: a paper
                    rows: [{optimizer: adam, active-units: {mean: 17}}]
                  holds-when: [{metric: dead-units, where: {optimizer: adam}, every-run: 0}]
                """,
            SmallCatalogue.withRunMetrics(
                "probe-accuracy", "redundancy", "dead-units", "active-units", "entropy"));

    SweepReport report = sweep.report();

    assertThat(MetricText.ofTable(report).stream().map(MetricText::heading))
        .containsExactly(
            "final loss",
            "convergence epoch",
            "probe accuracy",
            "dead units",
            "active units",
            "train seconds");
    assertThat(new ReportText(report).notes())
        .contains("Not shown (--format csv and json have all): redundancy, entropy.");
    assertThat(ReportFormat.CSV.write(report)).contains("redundancy_mean", "entropy_mean");
  }

  private static SyntheticSweep withRule(String bound) {
    return SyntheticSweep.small(
        """
        report:
          published:
            source: a paper
            rows: [{optimizer: adam, probe-accuracy: {mean: 0.95}}]
          holds-when: [{metric: probe-accuracy, where: {optimizer: adam}, %s}]
        """
            .formatted(bound));
  }

  private static String broken(SyntheticSweep sweep) {
    SweepReport report = sweep.report();
    return String.join("\n", new ReportText(report).broken(report.reproduction().orElseThrow()));
  }

  private static String verdict(SyntheticSweep sweep) {
    SweepReport report = sweep.report();
    return new ReportText(report).verdict(report.reproduction().orElseThrow());
  }
}
