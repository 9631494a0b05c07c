package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsFormatTest {

  private static final SweepStatistics CLEAR =
      SweepStatisticsTest.statistics(SweepStatisticsTest.clear());

  @Test
  void writesAPageForATerminal() {
    String page = StatisticsFormat.TEXT.write(CLEAR);

    assertThat(page)
        .startsWith("small: 3 configurations, 9 runs: 9 completed\n")
        .contains("final loss (lower is better)\n============================\n")
        .contains("probe accuracy in % (higher is better)\n")
        .contains("Compared with the best, optimizer adam: difference")
        .containsPattern(" adam +- +3 +-745\\.00 +0\\.816 +1\\.00 +-747\\.48 to -742\\.52 ")
        .contains("With 3 pairs the p value of Wilcoxon's test cannot be below 0.25")
        .contains("it needs 6\npairs for one below 0.05.")
        .contains("convergence epoch\n=================\n")
        .containsPattern(" adam +- +3 +0 +not by 10 +10\\.0 +1\\.00 ")
        .contains("Log-rank test of all groups: χ² = ");
    assertThat(page.lines().filter(line -> !line.startsWith(" ")))
        .as("prose fits the terminal")
        .allMatch(line -> line.length() <= 100 || line.startsWith("-"));
  }

  @Test
  void writesTheSameInMarkdown() {
    String page = StatisticsFormat.MARKDOWN.write(CLEAR);

    assertThat(page)
        .startsWith("# small: 3 configurations, 9 runs: 9 completed\n")
        .contains("\n## final loss (lower is better)\n")
        .contains("| optimizer | momentum | n | mean | sd (n) |")
        .contains("| --- | --- | ---: |")
        .contains("| adam | - | 3 | -745.00 | 0.816 | 1.00 | -747.48 to -742.52 |");
  }

  @Test
  void writesTheSameInLatexWithItsCharactersEscaped() {
    String page = StatisticsFormat.LATEX.write(CLEAR);

    assertThat(page)
        .contains("\\subsection*{probe accuracy in \\% (higher is better)}")
        .contains("\\begin{tabular}{llrrrrrrrr}\n\\hline\n")
        .contains("adam & - & 3 & $-$745.00 & 0.816 & 1.00 & $-$747.48 to $-$742.52 &")
        .contains("optimizer $\\times$ momentum")
        .contains("$\\eta$$^2$")
        .doesNotContain("η")
        .doesNotContain(" < ");
    assertThat(LatexText.of("a_b & 5 % {x} \\ ~ ^ < #1 $"))
        .isEqualTo(
            "a\\_b \\& 5 \\% \\{x\\} \\textbackslash{} \\textasciitilde{} \\textasciicircum{} $<$"
                + " \\#1 \\$");
  }

  @Test
  void writesEverythingAsJson() throws Exception {
    JsonNode tree = new JsonMapper().readTree(StatisticsFormat.JSON.write(CLEAR));

    assertThat(tree.get("runs").get("completed").asInt()).isEqualTo(9);
    JsonNode loss = tree.get("metrics").get(0);
    assertThat(loss.get("metric").asText()).isEqualTo("final-loss");
    assertThat(loss.get("better").asText()).isEqualTo("lower");
    assertThat(loss.get("groups").get(0).get("levels").get("momentum").isNull()).isTrue();
    assertThat(loss.get("groups").get(0).get("sd_sample").asDouble()).isEqualTo(1.0);
    assertThat(loss.get("groups").get(0).get("mean_interval")).hasSize(2);
    assertThat(loss.get("analysis_of_variance").get("terms").get(0).get("factors").get(0).asText())
        .isEqualTo("optimizer");
    JsonNode comparison = loss.get("comparisons").get("shown").get(0);
    assertThat(comparison.get("pairs").asInt()).isEqualTo(3);
    assertThat(comparison.get("p_holm").asDouble())
        .isEqualTo(Math.max(comparison.get("p").asDouble(), comparison.get("p_holm").asDouble()));
    assertThat(tree.get("convergence").get("groups").get(0).get("median").isNull()).isTrue();
    assertThat(tree.get("convergence").get("groups").get(1).get("median").asDouble()).isEqualTo(4);
  }

  @Test
  void writesARowForEachMetricAndGroup() {
    List<String> lines = StatisticsFormat.CSV.write(CLEAR).lines().toList();

    assertThat(lines.get(0))
        .startsWith("metric,optimizer,momentum,runs,completed,diverged,failed,missing,n,mean,");
    assertThat(lines).hasSize(1 + 4 * 3);
    assertThat(lines.get(1))
        .startsWith("final-loss,adam,,3,3,0,0,0,3,-745.0,")
        .contains("reference");
    assertThat(lines.get(3)).startsWith("final-loss,sgd,0.9,").contains(",compared,3,45.0,");
    assertThat(lines.get(12)).startsWith("convergence-epoch,sgd,0.9,");
    assertThat(lines)
        .extracting(line -> line.chars().filter(character -> character == ',').count())
        .containsOnly(lines.get(0).chars().filter(character -> character == ',').count());
  }

  @Test
  void writesTheSameAgain() {
    for (StatisticsFormat format : StatisticsFormat.values()) {
      assertThat(format.write(SweepStatisticsTest.statistics(SweepStatisticsTest.clear())))
          .isEqualTo(format.write(CLEAR));
    }
  }

  @Test
  void showsAskedMetricsOnly() {
    SyntheticSweep sweep = SweepStatisticsTest.clear();
    StatisticsQuestion question =
        new StatisticsQuestion(
            List.of("train-seconds"), sweep.plan().factors(), Optional.empty(), 0.9);

    assertThat(StatisticsFormat.TEXT.write(SweepStatisticsTest.statistics(sweep, question)))
        .contains("train seconds (lower is better)")
        .contains("confidence of 90 %")
        .doesNotContain("final loss")
        .doesNotContain("convergence epoch");
  }
}
