package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.jobs.SwathRunner.Answer;

/** Specs of runs over the whole cluster: what they may ask for. */
class DataParallelSpecTest {

  private static final String SPEC =
      """
      name: parallel
      workload: {name: dl4j, model: mlp.json}
      data: {name: digits, train-size: 600, test-size: 100}
      training:
        epochs: 6
        batch-size: 32
        learning-rate: 0.003
        optimizer: adam
        execution: {name: data-parallel, workers: 4, averaging-frequency: 3}
      seeds: [1]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyTheModel() throws IOException {
    Files.copy(Path.of("..", "sweep-specs", "models", "mlp.json"), folder.resolve("mlp.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "adam",
    "amsgrad",
    "sgd",
    "'{name: nesterov, momentum: 0.5}'",
    "'adam\n  schedule: {name: cosine, schedule-unit: epoch}'"
  })
  void whatDeeplearning4jHasTooIsPlanned(String optimizer) {
    Answer answer = plan(SPEC.replace("optimizer: adam", "optimizer: " + optimizer));
    assertThat(answer.exitCode()).as(answer.console()).isZero();
    assertThat(answer.out()).contains("data-parallel");
  }

  @ParameterizedTest
  @CsvSource({
    "lion, 'one that Deeplearning4j defines alike for runs to be trained data-parallel, adam, amsgrad, nesterov, sgd, but is lion. Choose one of them'",
    "'{name: sgd, momentum: 0.5}', 'sgd has no momentum, so runs that are trained data-parallel must leave it out, but got 0.5. Leave it out'",
    "'{name: adam, epsilon-inside-root: true}', 'adam has no epsilon-inside-root'",
    "'adam\n  clipping: global-norm', 'which knows no clipping, but it is global-norm. Leave clipping out'",
    "'adam\n  schedule: {name: cosine, schedule-unit: step}', 'must stay the same through each epoch'",
    "'{name: nesterov, momentum: 0.5}\n  schedule: {name: cosine, schedule-unit: epoch}', 'must stay the same for Deeplearning4j''s nesterov'",
    "'adam\n  schedule: plateau', 'must not depend on how training goes'"
  })
  void whatItDoesNotHaveIsRefused(String optimizer, String problem) {
    assertThat(refused(SPEC.replace("optimizer: adam", "optimizer: " + optimizer)))
        .contains(problem);
  }

  @Test
  void theyCannotBeMonitored() {
    assertThat(refused(SPEC.replace("seeds:", "monitors: [noise-scale]\nseeds:")))
        .contains("cannot be monitored, but monitors asks for noise-scale");
  }

  @Test
  void aModelThatDeeplearning4jDoesNotTrainIsRefused() {
    assertThat(
            refused(
                SPEC.replace(
                    "{name: dl4j, model: mlp.json}",
                    "{name: implicit-em-encoder, hidden-units: 8}")))
        .contains(
            "must be dl4j for its runs to be trained data-parallel, but is implicit-em-encoder");
  }

  @Test
  void theModuleThatTrainsThemIsAskedForBeforeAnythingIsWritten() {
    Path results = folder.resolve("results");
    Answer answer = swath("run", spec(SPEC), "--results", results.toString());
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console())
        .contains("Runs that are trained data-parallel need the module for it")
        .contains("give --jars data-parallel/target/swath-data-parallel.jar");
    assertThat(results).doesNotExist();
  }

  private String refused(String text) {
    Answer answer = plan(text);
    assertThat(answer.exitCode()).as(answer.console()).isEqualTo(2);
    assertThat(answer.console()).doesNotContain("Exception");
    return answer.console().replaceAll("\\s+", " ");
  }

  private Answer plan(String text) {
    return swath("plan", spec(text));
  }

  private String spec(String text) {
    return file(folder, "spec.yaml", text);
  }
}
