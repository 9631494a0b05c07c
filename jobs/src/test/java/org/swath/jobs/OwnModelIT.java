package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;

/** A model from a file, swept in Spark's local mode without a line of Java. */
class OwnModelIT {

  private static final Path SHIPPED = Path.of("..", "sweep-specs", "models", "mlp.json");

  private static final String SPEC =
      """
      name: own
      workload: {name: dl4j, model: mlp.json}
      data: {name: digits, train-size: 300, test-size: 100}
      training: {epochs: 3, batch-size: 32, optimizer: adam, learning-rate: 0.005}
      grid:
        hidden.n-out: [12, 16]
        classes.dropout: [0, 0.3]
      seeds: [1]
      """;

  /** Numbers as text, which tells every bit. */
  private static final String EPOCHS =
      "select run_id, epoch, loss, test_accuracy, test_loss, gradient_norm from epochs order by"
          + " all";

  @TempDir private Path folder;

  @BeforeEach
  void copyTheModel() throws IOException {
    Files.copy(SHIPPED, folder.resolve("mlp.json"));
  }

  @Test
  void isTrainedReportedAndKnownByItsContent() throws Exception {
    Path results = folder.resolve("results");
    Answer answer = run(SPEC, results);

    assertThat(answer.exitCode()).as(answer.console()).isZero();
    assertThat(answer.out()).contains("classes.dropout").contains("accuracy");
    List<List<String>> bits;
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      assertThat(duckDb.rows("select hidden_n_out, classes_dropout, status from runs order by all"))
          .containsExactly(
              List.of("12", "0.0", "completed"),
              List.of("12", "0.3", "completed"),
              List.of("16", "0.0", "completed"),
              List.of("16", "0.3", "completed"));
      assertThat(duckDb.rows("select count(*) from epochs where test_accuracy between 0 and 1"))
          .containsExactly(List.of("12"));
      bits = duckDb.rows(EPOCHS);
    }
    // The report needs the model no more.
    Files.delete(folder.resolve("mlp.json"));
    Path page = folder.resolve("own.html");
    Answer report = swath("report", results.toString(), "--html", page.toString());
    assertThat(report.exitCode()).as(report.console()).isZero();
    assertThat(page).isNotEmptyFile();

    aModelElsewhereGivesTheSameRuns(bits);
    aChangedModelIsRefused(results);
  }

  private void aModelElsewhereGivesTheSameRuns(List<List<String>> bits) throws Exception {
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.copy(SHIPPED, folder.resolve("elsewhere/other.json"));
    Path again = folder.resolve("again");
    String spec = SPEC.replace("model: mlp.json", "model: elsewhere/other.json");
    assertThat(run(spec, again).exitCode()).isZero();
    try (DuckDbResults duckDb = new DuckDbResults(again)) {
      assertThat(duckDb.rows(EPOCHS)).isEqualTo(bits);
    }
  }

  private void aChangedModelIsRefused(Path results) throws IOException {
    file(folder, "mlp.json", Files.readString(SHIPPED).replace("ActivationReLU", "ActivationELU"));
    Answer changed = run(SPEC, results);

    assertThat(changed.exitCode()).isEqualTo(2);
    assertThat(changed.console())
        .contains("4 of its 4 committed runs are not among the 4 runs of this spec")
        .containsPattern("workload.model: sha256:[0-9a-f]{64} -> sha256:[0-9a-f]{64}");
  }

  @Test
  void mistakesAreRefusedBeforeAnythingIsTrained() {
    assertThat(refused(SPEC.replace("mlp.json", "mpl.json")))
        .contains("A model must be a file, but there is none at mpl.json (");
    assertThat(refused(SPEC.replace("hidden.n-out", "hiden.n-out")))
        .contains("hiden.n-out must name a layer of mlp.json")
        .contains("Did you mean hidden.n-out?");
    assertThat(refused(SPEC.replace("name: dl4j,", "name: dl4j-regression,")))
        .contains("Layer classes of mlp.json must have the loss MSE, MAE, L1 or L2");
    file(folder, "copy.json", text());
    String twice =
        SPEC.replace(", model: mlp.json", "")
            .replace("grid:", "grid:\n  model: [mlp.json, copy.json]");
    assertThat(refused(twice))
        .contains("models must differ in their content, but copy.json and mlp.json are the same");
    file(folder, "mlp.json", "not a network: [");
    assertThat(refused(SPEC)).contains("mlp.json must be JSON or YAML, but is not");
  }

  private static String text() {
    try {
      return Files.readString(SHIPPED);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String refused(String spec) {
    Path nowhere = folder.resolve("nowhere");
    Answer answer = run(spec, nowhere);
    assertThat(answer.exitCode()).as(answer.console()).isEqualTo(2);
    assertThat(answer.console()).doesNotContain("Exception");
    assertThat(nowhere).doesNotExist();
    return answer.console();
  }

  private Answer run(String spec, Path results) {
    return swath(
        "run", file(folder, "spec.yaml", spec), "--slots", "2", "--results", results.toString());
  }
}
