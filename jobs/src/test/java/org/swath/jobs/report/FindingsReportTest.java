package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.swath.core.finding.Finding;
import org.swath.core.finding.Gap;
import org.swath.core.finding.Verdict;

/** What reports say of the hypotheses in a spec. */
class FindingsReportTest {

  private static final String HYPOTHESES =
      """
      hypotheses:
        - name: adam-never-settles
          claim: Adam | never settles.
          kind: never-converges
          where: {optimizer: adam}
        - name: plain-is-faster
          kind: lower
          metric: train-seconds
          group: {where: {optimizer: sgd, momentum: 0}}
          than: {where: {optimizer: adam}}
          by-percent: 5
        - name: same-features
          kind: equivalent
          metric: probe-accuracy
          group: {where: {optimizer: sgd}, highest: probe-accuracy}
          to: {where: {optimizer: adam}}
          within: 0.005
      """;

  /**
   * Adam's runs do not settle, SGD's take 38.5 % less time, and those with momentum are missing.
   */
  private static SyntheticSweep sweep() {
    return completed(SyntheticSweep.small(HYPOTHESES).alone());
  }

  private static SyntheticSweep completed(SyntheticSweep sweep) {
    return sweep
        .completes(0, -743, 10, 0.925, 62)
        .completes(1, -745, 10, 0.930, 63)
        .completes(2, -750, 10, 0.935, 65)
        .completes(3, -520, 4, 0.925, 38)
        .completes(4, -521, 5, 0.930, 39)
        .completes(5, -522, 5, 0.936, 40);
  }

  @Test
  void everyHypothesisIsJudgedInTheOrderOfTheSpec() {
    assertThat(sweep().report().findings())
        .extracting(finding -> finding.hypothesis().name(), Finding::verdict)
        .containsExactly(
            tuple("adam-never-settles", Verdict.SUPPORTED),
            tuple("plain-is-faster", Verdict.SUPPORTED),
            tuple("same-features", Verdict.UNDECIDED));
  }

  @Test
  void theTextSaysWhatEachSaysAndWhy() {
    assertThat(ReportFormat.TEXT.write(sweep().report()))
        .endsWith(
            """

            Findings: 2 supported, 1 undecided

            adam-never-settles: ✓ supported
              Adam | never settles.
              It holds of all 3 runs. (every run of the sweep, without a test; 3 runs)

            plain-is-faster: ✓ supported
              The mean train seconds of momentum 0, optimizer sgd is lower than that of optimizer adam by more
              than 5 %.
              The mean train seconds of momentum 0, optimizer sgd less 0.95 times that of optimizer adam is
              -21.17 s (90 % interval -22.02 to -20.31): it lies below 0 s. (one-sided paired t test; level
              0.05; p < 0.001; 6 runs)
              The means are 39 s and 63.33 s, which is 38.4 % lower.

            same-features: … undecided
              The mean probe accuracy of the configuration with the highest probe accuracy of optimizer sgd and
              that of optimizer adam are the same, to within 0.5 points.
              The means are not known: of 9 runs, 3 missing. (two one-sided paired t tests with Bonferroni's
              correction for 2 pairs; 6 runs; left out: 3 missing)
            """);
  }

  @Test
  void markdownHasOneRowForEachAndTakesNoWordsForMarkup() {
    assertThat(ReportFormat.MARKDOWN.write(sweep().report()))
        .contains(
            """
            **Findings: 2 supported, 1 undecided**

            | hypothesis | what it says | verdict | why |
            | --- | --- | --- | --- |
            | adam-never-settles | Adam \\| never settles. | ✓ supported | It holds of all 3 runs. (every run of the sweep, without a test; 3 runs) |
            | plain-is-faster |\
            """);
  }

  @Test
  void latexHasAListOfThemBelowTheTable() {
    assertThat(ReportFormat.LATEX.write(sweep().report()))
        .contains(
            """
            \\end{table}

            Findings: 2 supported, 1 undecided.
            \\begin{description}
              \\item[adam-never-settles: $\\checkmark$ supported]
                Adam $|$ never settles.
                It holds of all 3 runs. (every run of the sweep, without a test; 3 runs)
              \\item[plain-is-faster: $\\checkmark$ supported]
            """)
        .contains("$-$21.17 s (90 \\% interval $-$22.02 to $-$20.31)")
        .endsWith("left out: 3 missing)\n\\end{description}\n");
  }

  @Test
  void jsonHasAllNumbersAndNullForThoseThatAreNone() throws IOException {
    JsonNode findings =
        new ObjectMapper().readTree(ReportFormat.JSON.write(sweep().report())).get("findings");

    assertThat(findings).hasSize(3);
    JsonNode faster = findings.get(1);
    assertThat(faster.get("verdict").asText()).isEqualTo("supported");
    assertThat(faster.get("kind").asText()).isEqualTo("lower");
    assertThat(faster.get("claim").isNull()).isTrue();
    assertThat(faster.get("p_value").asDouble()).isBetween(0.0, 0.001);
    assertThat(faster.get("effect").get("upper").asDouble()).isNegative();
    assertThat(faster.get("effect").get("unit").asText()).isEqualTo("s");
    JsonNode open = findings.get(2);
    assertThat(open.get("p_value").isNull()).isTrue();
    assertThat(open.get("effect").get("value").isNull()).isTrue();
    assertThat(open.get("left_out").get("missing").asInt()).isEqualTo(3);
  }

  @Test
  void theTimesOfRunsThatWereTrainedTogetherAreNotCompared() {
    Finding faster = completed(SyntheticSweep.small(HYPOTHESES)).report().findings().get(1);

    assertThat(faster.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(faster.leftOut()).containsExactly(entry(Gap.TIMED_TOGETHER, 6));
  }

  @Test
  void aReportWithoutHypothesesSaysNothingOfFindings() {
    SweepReport report = SyntheticSweep.small().completes(0, -743, 4, 0.925, 40).report();

    for (ReportFormat format : ReportFormat.values()) {
      assertThat(format.write(report)).doesNotContainIgnoringCase("findings");
    }
  }

  @Test
  void theTableForProgramsIsTheSameWithHypotheses() {
    String with = ReportFormat.CSV.write(SyntheticSweep.small(HYPOTHESES).report());

    assertThat(with).isEqualTo(ReportFormat.CSV.write(SyntheticSweep.small().report()));
  }
}
