package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;

class ReportCommandTest {

  private static final String PUBLISHED =
      """
      report:
        published:
          source: a paper
          rows: [{optimizer: adam, final-loss: {mean: -745}}]
        holds-when: [{metric: final-loss, where: {optimizer: adam}, within-percent: 3}]
      """;

  @TempDir private Path folder;
  private String results;

  /** A sweep of which nothing is committed yet. */
  @BeforeEach
  void beginASweep() throws IOException {
    results = folder.resolve("results").toString();
    String plan = swath("plan", "--json", file(folder, "small.yaml", smallSpec())).out();
    new HadoopResultsStore(ResultsFolder.at(results, new Configuration()))
        .createSweep(plan, smallSpec());
  }

  @Test
  void reportsAsTheSpecStoredWithTheResultsAsks() {
    Answer answer = swath("report", results);

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("4 runs: 4 missing").contains("changes by less than 5");
    assertThat(answer.out()).doesNotContain("Reproduction");
  }

  @Test
  void reportsAsAnotherSpecOfTheSameRunsAsks() {
    String changed = smallSpec().replace("threshold: 5.0", "threshold: 7.0") + PUBLISHED;
    Answer answer = swath("report", results, "--spec", file(folder, "changed.yaml", changed));

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("4 runs: 4 missing")
        .contains("changes by less than 7")
        .contains("Published: a paper")
        .contains("Reproduction: undecided (0 of 1 checks hold");
    assertThat(swath("report", results).out()).contains("changes by less than 5");
  }

  @Test
  void refusesTheSpecOfAnotherSweep() {
    String other =
        smallSpec()
            .replace("batch-size: 64, ", "")
            .replace("grid:", "grid:\n  batch-size: [32, 64]");
    Answer answer = swath("report", results, "--spec", file(folder, "other.yaml", other));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains(results).contains("give the spec of this sweep");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void refusesASpecWithAMistakeAndShowsItsLine() {
    String wrong = smallSpec().replace("metric: loss", "metric: los");
    Answer answer = swath("report", results, "--spec", file(folder, "wrong.yaml", wrong));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("wrong.yaml:9:");
  }

  @Test
  void refusesASpecThatIsNotThere() {
    Answer answer = swath("report", results, "--spec", folder.resolve("none.yaml").toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("there is none at").contains("none.yaml");
  }

  @Test
  void writesAPageAndSaysWhere() throws IOException {
    Path page = folder.resolve("pages/small.html");
    Answer answer = swath("report", results, "--html", page.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).isEqualTo("Wrote " + page + "\n");
    assertThat(page).content().startsWith("<!doctype html>").contains("4 runs of 4 are not");
    assertThat(page.getParent().toFile().list()).containsExactly("small.html");
  }

  @Test
  void writesThePageOverAnEarlierOne() throws IOException {
    Path page = Files.writeString(folder.resolve("small.html"), "earlier");

    assertThat(swath("report", results, "--html", page.toString()).exitCode()).isZero();
    assertThat(page).content().doesNotContain("earlier");
  }

  @Test
  void writesThePageThatAnotherSpecAsksFor() throws IOException {
    String changed = smallSpec() + PUBLISHED;
    Path page = folder.resolve("small.html");
    String spec = file(folder, "changed.yaml", changed);

    assertThat(swath("report", results, "--spec", spec, "--html", page.toString()).exitCode())
        .isZero();
    assertThat(page).content().contains("Published: a paper").contains("Reproduction: undecided");
  }

  @Test
  void refusesToWriteAPageOverAFolder() {
    Answer answer = swath("report", results, "--html", folder.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console())
        .contains("--html must name a file to write, but " + folder + " is a folder")
        .contains("report.html");
  }

  @Test
  void leavesAnEarlierPageWhereThereIsNothingToReport() throws IOException {
    Path page = Files.writeString(folder.resolve("small.html"), "earlier");
    Answer answer = swath("report", folder.resolve("none").toString(), "--html", page.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(page).content().isEqualTo("earlier");
  }
}
