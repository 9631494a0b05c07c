package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.results.ResultsFolder;

/** Reduced forms of sweeps, trained in Spark's local mode. */
class ScalesIT {

  private static final Path SPECS = Path.of("..", "sweep-specs");

  private static final String WITH_TINY =
      smallSpec()
          + """
          scales:
            tiny:
              training: {epochs: 2}
              seeds: [1]
              convergence:
                - {name: calm, criterion: absolute-change, metric: loss, threshold: 9, window: 1}
          """;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("shippedWithSmall")
  void everyShippedSpecWithASmallScaleTrainsAtIt(Path spec) throws Exception {
    Path results = folder.resolve("results");
    SweepPlan plan =
        PlanJson.read(swath("plan", spec.toString(), "--scale", "small", "--json").out());
    Answer answer =
        swath(
            "run", spec.toString(), "--scale", "small", "--slots", "2", "--results", "" + results);

    assertThat(answer.exitCode()).as(answer.console()).isZero();
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      assertThat(duckDb.rows("select status, count(*) from runs group by all"))
          .containsExactly(List.of("completed", "" + plan.runs().size()));
    }
    assertThat(swath("report", results.toString()).exitCode()).isZero();
  }

  @Test
  void everySpecThatTakesLongHasASmallScale() throws IOException {
    assertThat(shippedWithSmall()).hasSize(32);
  }

  @Test
  void theResultsOfAScaleKnowWhichItIs() throws Exception {
    Path results = folder.resolve("results");
    Answer answer = run(results, "--scale", "tiny");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.console()).contains("2 runs committed").contains("2 completed");
    assertThat(PlanJson.read(Files.readString(results.resolve(ResultsFolder.PLAN_FILE))))
        .extracting(SweepPlan::sweepName)
        .isEqualTo("small-tiny");
    assertThat(Files.readString(results.resolve(ResultsFolder.SPEC_FILE))).isEqualTo(WITH_TINY);
    assertThat(swath("report", results.toString()).out())
        .as("reported as the scale asks")
        .isEqualTo(answer.out())
        .contains("calm")
        .doesNotContain("settled");
  }

  @Test
  void theResultsOfAnotherScaleAreRefusedAndNotTouched() throws Exception {
    Path results = folder.resolve("results");
    run(results, "--scale", "tiny");
    Answer full = run(results);

    assertThat(full.exitCode()).isEqualTo(2);
    assertThat(full.console())
        .contains("2 of its 2 committed runs are not among the 4 runs of this spec")
        .contains("training.epochs: 2 -> 3")
        .contains("sweep small-tiny of the spec kept in");
    assertThat(run(results, "--scale", "tiny").console())
        .contains("All 2 runs were committed before; nothing was trained.");
  }

  private Answer run(Path results, String... more) {
    String spec = file(folder, "spec.yaml", WITH_TINY);
    return swath(
        Stream.concat(Stream.of("run", spec, "--results", "" + results), Stream.of(more))
            .toArray(String[]::new));
  }

  static List<Path> shippedWithSmall() throws IOException {
    try (Stream<Path> files = Files.list(SPECS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> text(file).contains("\nscales:\n  small:\n"))
          // Its runs need a module that is built after this one, which trains it too.
          .filter(file -> !file.endsWith("data-parallel.yaml"))
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
