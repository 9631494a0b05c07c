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
  @CsvSource({"quickstart.yaml, 24", "training-dynamics.yaml, 24"})
  void everyShippedSpecPlansToItsDocumentedNumberOfRuns(String spec, int runs) {
    SweepPlan plan = PlanJson.read(swath("plan", "--json", SPECS.resolve(spec).toString()).out());
    assertThat(plan.runs()).hasSize(runs);
  }

  @Test
  void noShippedSpecIsForgottenAbove() throws IOException {
    try (var files = Files.list(SPECS)) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml"))).hasSize(2);
    }
  }

  @Test
  void theCheckedInJsonSchemaIsThatOfThisBuild() throws IOException {
    assertThat(swath("schema").out())
        .as("renew it with: ./swath schema > sweep-specs/sweep.schema.json")
        .isEqualTo(Files.readString(SPECS.resolve("sweep.schema.json")));
  }

  @Test
  void showsFactorsRunsAndWhatWillBeWrittenAndWritesNothing() throws IOException {
    String spec = file(folder, "small.yaml", smallSpec());
    Answer answer = swath("plan", spec);

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("2 configurations × 2 seeds = 4 runs in 4 cohorts")
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
