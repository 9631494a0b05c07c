package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.plan.FactorType;

class ReportFormatTest {

  @ParameterizedTest
  @CsvSource({
    "TEXT, eventful.txt",
    "MARKDOWN, eventful.md",
    "LATEX, eventful.tex",
    "JSON, eventful.json",
    "CSV, eventful.csv"
  })
  void writesTheExpectedText(ReportFormat format, String expected) throws IOException {
    assertThat(format.write(SyntheticSweep.eventful().report())).isEqualTo(resource(expected));
  }

  @Test
  void saysNothingOfPublishedResultsWhenTheSpecHasNone() throws IOException {
    SweepReport report =
        SyntheticSweep.small()
            .completes(0, -743, 4, 0.925, 40)
            .completes(1, -745, 4, 0.930, 41)
            .report();

    assertThat(ReportFormat.TEXT.write(report)).isEqualTo(resource("unpublished.txt"));
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(format.write(report)).doesNotContainIgnoringCase("reproduction");
      assertThat(format.write(report)).doesNotContain("published");
    }
  }

  @Test
  void leavesConvergenceOutOfEveryFormWithoutACriterion() {
    String spec = SyntheticSweep.SMALL.substring(0, SyntheticSweep.SMALL.indexOf("convergence:"));
    SweepReport report = new SyntheticSweep(spec, SmallCatalogue.catalogue()).report();

    for (ReportFormat format : ReportFormat.values()) {
      assertThat(format.write(report)).doesNotContainIgnoringCase("convergence");
    }
  }

  @Test
  void doesNotLetATextLevelBreakAMarkdownRow() {
    ConfigurationRow row =
        new ConfigurationRow(
            "id",
            ParameterValues.of(Map.of("activation", "relu|tanh")),
            new RunCounts(0, Map.of()),
            List.of());
    Factor factor = new Factor("activation", "activation", FactorType.TEXT, List.of("relu|tanh"));
    SweepReport report =
        new SweepReport(
            "small",
            List.of(factor),
            Optional.empty(),
            List.of(row),
            List.of(),
            Optional.empty(),
            List.of());

    assertThat(ReportFormat.MARKDOWN.write(report)).contains("| relu\\|tanh | 0 of 0 |");
  }

  @Test
  void saysNothingOfReasonsWhereNoRunFailedOrDiverged() {
    SweepReport report = SyntheticSweep.small().completes(0, -743, 4, 0.925, 40).report();

    assertThat(ReportFormat.TEXT.write(report)).doesNotContain("Not completed");
    assertThat(ReportFormat.MARKDOWN.write(report)).doesNotContain("Not completed");
    assertThat(ReportFormat.JSON.write(report)).contains("\"not_completed\" : [ ]");
  }

  @Test
  void doesNotTakeAReasonForMarkdown() {
    SweepReport report = SyntheticSweep.small().fails(0, 0, "Broken: <init> of *[a_b]`").report();

    assertThat(ReportFormat.MARKDOWN.write(report))
        .contains("\n- 1 run failed: Broken: \\<init> of \\*\\[a\\_b]\\`\n");
  }

  @Test
  void doesNotTakeALevelForLatex() {
    assertThat(LatexText.of("a_b & {50%} ~ ^ \\ $x <y>"))
        .isEqualTo(
            "a\\_b \\& \\{50\\%\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\$x"
                + " $<$y$>$");
  }

  @Test
  void givesLatexMinusSignsAndLeavesHyphensAlone() {
    assertThat(LatexText.of("-745.7 ± 1.7")).isEqualTo("$-$745.7 $\\pm$ 1.7");
    assertThat(LatexText.of("1e-05 in training-dynamics")).isEqualTo("1e-05 in training-dynamics");
  }

  @Test
  void givesProgramsEveryReasonAsItIsRecorded() throws IOException {
    SweepReport report = SyntheticSweep.brokenInTwelveWays().report();

    JsonNode reasons =
        new JsonMapper().readTree(ReportFormat.JSON.write(report)).path("not_completed");
    assertThat(reasons).hasSize(12);
    assertThat(reasons.at("/11/status").textValue()).isEqualTo("failed");
    assertThat(reasons.at("/11/reason").textValue()).isEqualTo("Broken: part 21\n  on line 2");
    assertThat(reasons.at("/11/runs").intValue()).isEqualTo(1);
  }

  @Test
  void givesProgramsTheNamesTheyRelyOn() throws IOException {
    JsonNode adam =
        new JsonMapper()
            .readTree(ReportFormat.JSON.write(SyntheticSweep.eventful().report()))
            .at("/configurations/0");

    assertThat(adam.path("optimizer").textValue()).isEqualTo("adam");
    assertThat(adam.path("momentum").isNull()).isTrue();
    assertThat(adam.path("n").intValue()).isEqualTo(3);
    assertThat(adam.path("status").fieldNames())
        .toIterable()
        .contains("completed", "diverged", "failed", "missing");
    for (String metric :
        new String[] {"final_loss", "convergence_epoch", "probe_accuracy", "train_seconds"}) {
      assertThat(adam.path(metric).fieldNames()).toIterable().contains("mean", "sd", "n");
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportFormatTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
