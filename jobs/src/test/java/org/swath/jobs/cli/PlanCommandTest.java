package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.SwathRunner.Answer;

class PlanCommandTest {

  private static final Path SPECS = Path.of("..", "sweep-specs");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "momentum-optimum.yaml, 84",
    "data-parallel.yaml, 20",
    "noise-floor.yaml, 135",
    "quickstart.yaml, 24",
    "own-model.yaml, 16",
    "training-dynamics.yaml, 24",
    "optimizers.yaml, 210",
    "schedules.yaml, 120",
    "warmup-and-batch.yaml, 108",
    "linear-scaling.yaml, 63",
    "clipping.yaml, 90",
    "sharpness-and-rate.yaml, 27",
    "ablation.yaml, 12",
    "benchmark-encoder.yaml, 5",
    "benchmark-sae.yaml, 5",
    "batch.yaml, 18",
    "dynamics-law.yaml, 24",
    "dynamics-law-scale.yaml, 30",
    "momentum-and-schedules.yaml, 18",
    "ternary-vae.yaml, 3",
    "ternary-vae-mini.yaml, 3",
    "ternary-coupling.yaml, 12",
    "ternary-betas.yaml, 12",
    "ternary-controllers.yaml, 12",
    "ternary-terms.yaml, 18",
    "twistor-mini.yaml, 48",
    "twistor-random.yaml, 9",
    "twistor-rates.yaml, 27",
    "twistor-constraint.yaml, 18",
    "twistor-levels.yaml, 24",
    "twistor-clipping.yaml, 18",
    "cayley-grid.yaml, 108",
    "cayley-fix30.yaml, 27",
    "cayley-fix30-factors.yaml, 24",
    "cayley-max-aggression-mini.yaml, 12",
    "cayley-origin.yaml, 12"
  })
  void everyShippedSpecPlansToItsDocumentedNumberOfRuns(String spec, int runs) {
    SweepPlan plan = PlanJson.read(swath("plan", "--json", SPECS.resolve(spec).toString()).out());
    assertThat(plan.runs()).hasSize(runs);
  }

  @Test
  void noShippedSpecIsForgottenAbove() throws IOException {
    try (var files = Files.list(SPECS)) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml"))).hasSize(36);
    }
  }

  @Test
  void dataThatTheWorkloadCannotTrainOnAreRefused() throws IOException {
    Path spec = folder.resolve("images.yaml");
    Files.writeString(
        spec,
        """
        name: images
        workload: twistor-hope
        data: digits
        training: {epochs: 1, optimizer: adam, learning-rate: 0.01}
        seeds: [1]
        """);
    Answer answer = swath("plan", spec.toString());

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.console())
        .contains("twistor-hope trains on sequences of tokens, so data must be token-sequences");
  }

  @Test
  void theCheckedInJsonSchemaIsThatOfThisBuild() throws IOException {
    assertThat(swath("schema").out())
        .as("renew it with: ./swath schema > sweep-specs/sweep.schema.json")
        .isEqualTo(Files.readString(SPECS.resolve("sweep.schema.json")));
  }

  @Test
  void showsHowRunsArePackedAndWhy() {
    String spec = SPECS.resolve("quickstart.yaml").toString();

    assertThat(swath("plan", spec, "--slots", "2").out())
        .containsSubsequence(
            "Cohorts      6 cohorts of 4 lanes for 2 slots, 100 % busy\n",
            "Estimate     3 cohorts of up to 8 lanes would take 1.27 times as long\n",
            "Estimate     24 cohorts of 1 lane would take 1.27 times as long\n",
            "Kept apart   runs of different seed: 3 groups\n",
            "Lanes        at most 24 in a cohort: the capacity of implicit-em-encoder\n");
    assertThat(swath("plan", spec, "--slots", "100").out())
        .contains("Cohorts      24 cohorts of 1 lane for 100 slots, 24 % busy\n");
    assertThat(swath("plan", spec).out())
        .contains(" for " + Runtime.getRuntime().availableProcessors() + " slot");
  }

  @Test
  void theCapOnLanesIsThatOfTheCommandLineElseOfTheSpecElseOfTheWorkload() {
    String spec = file(folder, "capped.yaml", smallSpec() + "lanes: 1\n");

    assertThat(swath("plan", spec, "--slots", "1").out())
        .contains("4 cohorts of 1 lane for 1 slot", "at most 1 in a cohort: lanes in the spec");
    assertThat(swath("plan", spec, "--slots", "1", "--lanes", "2").out())
        .contains("2 cohorts of 2 lanes for 1 slot", "at most 2 in a cohort: --lanes");
    assertThat(swath("plan", spec, "--slots", "1", "--lanes", "300").out())
        .contains("2 cohorts of 2 lanes", "at most 24 in a cohort: the capacity of implicit");
  }

  @Test
  void aSweepWithNothingToKeepApartSaysSo() {
    String spec = file(folder, "one-seed.yaml", smallSpec().replace("[1, 2]", "[1]"));

    assertThat(swath("plan", spec, "--slots", "1").out())
        .contains("1 cohort of 2 lanes for 1 slot", "Kept apart   nothing: any runs may share");
  }

  @Test
  void thePlanItselfDoesNotDependOnHowItIsPacked() {
    String spec = file(folder, "small.yaml", smallSpec());

    assertThat(swath("plan", "--json", spec, "--lanes", "1").out())
        .isEqualTo(swath("plan", "--json", spec, "--slots", "7").out());
  }

  @Test
  void showsFactorsRunsAndWhatWillBeWrittenAndWritesNothing() throws IOException {
    String spec = file(folder, "small.yaml", smallSpec());
    Answer answer = swath("plan", spec);

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("2 configurations × 2 seeds = 4 runs")
        .contains("optimizer: adam, sgd")
        .contains("momentum: 0.5")
        .contains("results/small")
        .contains("4 rows in runs/*.parquet, up to 12 rows in epochs/*.parquet");
    SweepPlan plan = PlanJson.read(swath("plan", "--json", spec).out());
    plan.runs().forEach(run -> assertThat(answer.out()).contains(run.runId()));
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }
}
