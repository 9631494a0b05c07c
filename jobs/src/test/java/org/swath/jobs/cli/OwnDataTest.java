package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.standardBuiltIns;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.DataException;
import org.swath.core.data.DatasetSource;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.RunSpec;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.jobs.executor.DataReference;

/** Specs that name files of the user's own. */
class OwnDataTest {

  private static final String SPEC =
      """
      name: own
      workload: softmax-regression
      data: {name: csv, file: tables/points.csv, label: kind}
      training: {epochs: 1, learning-rate: 0.1, optimizer: sgd}
      seeds: [1]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeTable() throws IOException {
    Files.createDirectories(folder.resolve("tables"));
    StringBuilder rows = new StringBuilder("x,y,kind\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i).append(',').append(i * i % 7).append(',').append(i % 3).append('\n');
    }
    Files.writeString(folder.resolve("tables/points.csv"), rows);
  }

  @Test
  void aPathCountsFromTheSpecsFolder() {
    Answer plan = swath("plan", file(folder, "own.yaml", SPEC));

    assertThat(plan.exitCode()).as(plan.console()).isZero();
    assertThat(plan.out())
        .contains("file tables/points.csv")
        .contains("label kind")
        .doesNotContain("without");
    String uri = "file://" + folder.resolve("own.yaml");
    assertThat(swath("plan", uri).exitCode()).isZero();
  }

  @Test
  void aRunIsTheSameWhereverItsFilesLieAndAnotherWhenTheyChange() throws IOException {
    List<String> ids = runIds(SPEC);
    Path moved = folder.resolve("moved.csv");
    Files.copy(folder.resolve("tables/points.csv"), moved);

    assertThat(runIds(SPEC.replace("tables/points.csv", moved.toString()))).isEqualTo(ids);
    assertThat(runIds(SPEC.replace("tables/points.csv", moved.toUri().toString()))).isEqualTo(ids);
    assertThat(runIds(SPEC.replace("label: kind", "label: kind, scaling: standard")))
        .isNotEqualTo(ids);
    Files.writeString(moved, Files.readString(moved).replace("39,", "40,"));
    assertThat(runIds(SPEC.replace("tables/points.csv", moved.toString()))).isNotEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "softmax-regression | implicit-em-encoder | must be trained on grey pixels with a class",
        "softmax-regression | sparse-autoencoder  | scaling: pixels makes",
        "softmax-regression | twistor-hope        | data must be token-sequences, but got csv",
        "label: kind        | targets: kind       | but data gives numbers with targets",
        "label: kind        | without: kind       | but data gives numbers with neither",
        "points.csv         | none.csv            | there is none at",
        "label: kind        | label: sort         | It has x, y, kind",
        "label: kind        | label: kind, test-fraction: 0.9 | there must be at least 6, but got 4",
      })
  void dataThatCannotBeUsedIsRefusedBeforeAnythingIsTrained(
      String right, String wrong, String message) {
    String spec = file(folder, "own.yaml", SPEC.replace(right, wrong));
    Path results = folder.resolve("results");
    Answer answer = swath("run", spec, "--results", results.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains(message).doesNotContain("\tat ");
    assertThat(results).doesNotExist();
  }

  @Test
  void anExecutorRefusesFilesThatAreNotThoseOfThePlan() throws IOException {
    Path table = folder.resolve("tables/points.csv");
    DatasetSource source = standardBuiltIns(new Configuration()).datasets().named("csv");
    Map<String, Object> values = new HashMap<>();
    for (Parameter parameter : source.component().parameters()) {
      parameter.defaultValue().ifPresent(value -> values.put(parameter.name(), value));
    }
    values.put("file", table.toString());
    ParameterValues parameters = ParameterValues.of(values);
    DataReference reference =
        new DataReference("csv", parameters, "", source.fingerprint(parameters));

    assertThat(reference.load(standardBuiltIns(new Configuration()).datasets()).train().count())
        .isEqualTo(32);
    Files.writeString(table, "x\n1\n2\n");
    assertThatThrownBy(() -> reference.load(standardBuiltIns(new Configuration()).datasets()))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("what the sweep was planned with", reference.fingerprint());
  }

  private List<String> runIds(String spec) {
    Answer plan = swath("plan", file(folder, "own.yaml", spec), "--json");
    assertThat(plan.exitCode()).as(plan.console()).isZero();
    return PlanJson.read(plan.out()).runs().stream().map(RunSpec::runId).toList();
  }
}
