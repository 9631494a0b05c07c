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

class FiguresCommandTest {

  @TempDir private Path folder;
  private String results;
  private HadoopResultsStore store;
  private String plan;

  @BeforeEach
  void createASweep() throws IOException {
    results = folder.resolve("results").toString();
    plan = swath("plan", "--json", file(folder, "small.yaml", smallSpec())).out();
    store = new HadoopResultsStore(ResultsFolder.at(results, new Configuration()));
    store.createSweep(plan, smallSpec());
  }

  @Test
  void saysWhichFiguresThereAre() throws IOException {
    commitTheRuns();
    Answer answer = swath("figures", results, "--list");
    assertThat(answer.console()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .isEqualTo(
            """
            curves-loss  Loss by epoch
            convergence-epochs  Convergence epoch by configuration
            final-loss-by-momentum  Final loss by momentum
            probe-accuracy-by-momentum  Probe accuracy by momentum
            probe-accuracy-against-final-loss  Probe accuracy against final loss
            final-loss-by-momentum-and-optimizer  Final loss by momentum and optimizer
            probe-accuracy-by-momentum-and-optimizer  Probe accuracy by momentum and optimizer
            parallel-coordinates  Runs across factors and metrics
            """);
  }

  @Test
  void writesWhatIsAskedForAndNothingElse() throws IOException {
    commitTheRuns();
    Path out = folder.resolve("deep/figures");
    Answer answer =
        swath(
            "figures",
            results,
            "--metric",
            "variance",
            "--only",
            "curves-variance,convergence-epochs",
            "--format",
            "svg,pdf,png",
            "--x",
            "linear",
            "--theme",
            "dark",
            "--out",
            out.toString());
    assertThat(answer.console()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out().lines())
        .containsExactly(
            out + "/curves-variance.svg",
            out + "/curves-variance.pdf",
            out + "/curves-variance.png",
            out + "/convergence-epochs.svg",
            out + "/convergence-epochs.pdf",
            out + "/convergence-epochs.png");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(6);
    }
    assertThat(Files.readString(out.resolve("curves-variance.svg"))).contains("#16181d");
  }

  @Test
  void aSweepWithoutRunsHasNoFiguresAndThatIsNoMistake() {
    Path out = folder.resolve("figures");
    Answer answer = swath("figures", results, "--out", out.toString());
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .isEqualTo(
            "There are no figures: a figure needs a completed run, and of 4 planned runs 0 are committed, none of them completed.\n");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatIs() throws IOException {
    commitTheRuns();
    Answer figure = swath("figures", results, "--only", "fig4_dynamics");
    assertThat(figure.exitCode()).isEqualTo(2);
    assertThat(figure.console())
        .startsWith("--only must name figures of this sweep, but got \"fig4_dynamics\"")
        .contains("curves-loss");
    Answer metric = swath("figures", results, "--metric", "los");
    assertThat(metric.exitCode()).isEqualTo(2);
    assertThat(metric.console())
        .startsWith("--metric must be measured every epoch, one of loss, lse, variance,")
        .endsWith("but got \"los\". Name one of those\n");
    assertThat(swath("figures", folder.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    commitTheRuns();
    Answer answer =
        swath("figures", results, "--out", file(folder, "occupied", ""), "--only", "curves-loss");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).startsWith("--out must be a folder");
  }

  @Test
  void drawsTheLearningRatesOfASpec() {
    Path pdf = folder.resolve("rates.pdf");
    Path svg = folder.resolve("rates.svg");
    String spec = file(folder, "small.yaml", smallSpec());
    Answer answer = swath("schedule", spec, "--figure", svg + "", "--figure", pdf + "");
    assertThat(answer.exitCode()).isZero();
    assertThat(svg).content().contains("Learning rates of small", "learning-rate 0.01, constant");
    assertThat(pdf).exists();
    Answer refused = swath("schedule", spec, "--figure", "rates.jpg");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.console()).contains("must name a file that ends in .svg, .png or .pdf");
  }

  private void commitTheRuns() throws IOException {
    CommittedCurves.commit(
        store,
        PlanJson.read(plan),
        List.of(
            new double[] {9, 5, 4},
            new double[] {9, 8.75, 8.5},
            new double[] {6, 4, 2},
            new double[] {6, 4, 2}));
  }
}
