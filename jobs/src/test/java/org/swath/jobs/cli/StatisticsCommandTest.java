package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.plan.PlanJson;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;

class StatisticsCommandTest {

  @TempDir private Path folder;
  private String results;

  @BeforeEach
  void commitASweep() throws IOException {
    results = folder.resolve("results").toString();
    String plan = swath("plan", "--json", file(folder, "small.yaml", smallSpec())).out();
    HadoopResultsStore store =
        new HadoopResultsStore(ResultsFolder.at(results, new Configuration()));
    store.createSweep(plan, smallSpec());
    CommittedCurves.commit(
        store,
        PlanJson.read(plan),
        List.of(
            new double[] {9, 5, 4},
            new double[] {9, 8.75, 8.5},
            new double[] {6, 4, 2},
            new double[] {6, 4, 2.5}));
  }

  @Test
  void comparesConfigurationsFromTheirResultsAlone() {
    Answer answer = swath("statistics", results);

    assertThat(answer.console()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .startsWith("small: 2 configurations, 4 runs: 4 completed\n")
        .contains("final loss (lower is better)")
        .contains("Compared with the best, optimizer sgd, momentum 0.5: difference")
        .contains("Where the spread comes from")
        .contains("convergence epoch")
        .contains("probe accuracy in %")
        .contains("train seconds");
  }

  @Test
  void showsWhatIsAskedFor() {
    Answer answer =
        swath(
            "statistics",
            results,
            "--metric",
            "final-loss",
            "--by",
            "optimizer",
            "--baseline",
            "optimizer: adam",
            "--confidence",
            "0.9",
            "--format",
            "csv");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out().lines()).hasSize(3);
    assertThat(answer.out())
        .contains("\nfinal-loss,adam,2,2,0,0,0,2,6.25,")
        .contains("\nfinal-loss,sgd,2,2,0,0,0,2,2.25,")
        .contains("reference");
  }

  @Test
  void takesALevelAsANumber() {
    Answer answer =
        swath(
            "statistics",
            results,
            "--metric",
            "final-loss",
            "--baseline",
            "optimizer: sgd, momentum: 0.50");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("Compared with the baseline, optimizer sgd, momentum 0.5:");
  }

  @Test
  void showsEveryMistakeAtOnce() {
    Answer answer =
        swath(
            "statistics",
            results,
            "--by",
            "optimiser",
            "--baseline",
            "optimizer: lion",
            "--confidence",
            "95");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.console())
        .contains("--by must name factors of the sweep, optimizer, momentum, but got \"optimiser\"")
        .contains("--baseline must give levels of factors")
        .contains("--confidence must be above 0.5 and below 1, as 0.95, but got 95");
  }

  @Test
  void refusesALevelAndAMetricThatThereIsNot() {
    assertThat(swath("statistics", results, "--baseline", "optimizer: lion").console())
        .contains("--baseline: optimizer must be one of [adam, sgd], but got \"lion\"");
    Answer metric = swath("statistics", results, "--metric", "los");
    assertThat(metric.exitCode()).isEqualTo(2);
    assertThat(metric.console()).contains("Metrics must be among final-loss,");
    assertThat(swath("statistics", folder.toString()).console()).contains("must hold plan.json");
  }

  @Test
  void leavesTheResultsAsTheyAre() throws IOException {
    List<Path> before = files();

    swath("statistics", results);

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void saysWhatItDoes() {
    assertThat(swath("statistics", "--help").out())
        .contains("RESULTS")
        .contains("--baseline")
        .contains("docs/statistics.md");
    assertThat(swath("--help").out()).contains("statistics");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(results))) {
      return files.sorted().toList();
    }
  }
}
