package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.SwathRunner.Answer;

class ScaleOptionTest {

  private static final String SCALES =
      """
      scales:
        tiny: {training: {epochs: 1}, seeds: [1]}
        wide: {grid: {hidden-units: [4, 8, 16]}, workload: implicit-em-encoder}
      """;

  @TempDir private Path folder;

  @Test
  void aPlanIsThatOfTheScale() {
    SweepPlan full = plan(smallSpec() + SCALES);
    SweepPlan tiny = plan(smallSpec() + SCALES, "--scale", "tiny");

    assertThat(full).isEqualTo(plan(smallSpec()));
    assertThat(full.runs()).hasSize(4);
    assertThat(tiny.sweepName()).isEqualTo("small-tiny");
    assertThat(tiny.runs()).hasSize(2);
    assertThat(plan(smallSpec() + SCALES, "--scale=wide").runs()).hasSize(12);
  }

  @Test
  void theDefaultFolderIsThatOfTheScale() {
    String spec = file(folder, "spec.yaml", smallSpec() + SCALES);

    assertThat(swath("plan", spec, "--scale", "tiny").out()).contains("results/small-tiny:");
  }

  @Test
  void aScheduleIsThatOfTheScale() {
    String spec = file(folder, "spec.yaml", smallSpec() + SCALES);

    assertThat(swath("schedule", spec, "--scale", "tiny").out())
        .isNotEmpty()
        .isNotEqualTo(swath("schedule", spec).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan", "schedule"})
  void anUnknownScaleIsRefusedWithThoseThereAre(String command) {
    Answer answer =
        swath(command, file(folder, "spec.yaml", smallSpec() + SCALES), "--scale", "smal");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console())
        .contains("spec.yaml: --scale must be one of tiny, wide, but got smal.");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void aSpecWithoutScalesSaysSo() {
    Answer answer = swath("plan", file(folder, "spec.yaml", smallSpec()), "--scale", "small");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console())
        .contains("--scale must be left out, for the spec has no scales, but got small.");
  }

  @Test
  void aMistakeInAScaleIsShownWithItsLineAlsoForTheFullSweep() {
    String spec =
        file(folder, "spec.yaml", smallSpec() + SCALES.replace("epochs: 1}", "epochs: 0}"));
    Answer answer = swath("plan", spec);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("spec.yaml:11: scales.tiny.training.epochs: ");
  }

  @Test
  void resultsKnowTheirScale() {
    Answer answer = swath("report", folder.toString(), "--scale", "tiny");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("--scale must stand beside --spec, but got it alone.");
  }

  private SweepPlan plan(String spec, String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "plan";
    arguments[1] = file(folder, "spec.yaml", spec);
    arguments[2] = "--json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return PlanJson.read(swath(arguments).out());
  }
}
