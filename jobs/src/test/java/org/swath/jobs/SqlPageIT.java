package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.swath;
import static org.swath.jobs.SwathRunner.swathWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;

/** The questions in docs/sql.md, asked of {@code swath sql} and of DuckDB. */
class SqlPageIT {

  private static final Path PAGE = Path.of("../docs/sql.md");
  private static final Path QUICKSTART = Path.of("../sweep-specs/quickstart.yaml");

  @TempDir private Path folder;

  @Test
  void everyQuestionOfThePageHasOneAnswerInSparkAndInDuckDb() throws Exception {
    List<String> questions = questions();
    assertThat(questions).hasSizeGreaterThanOrEqualTo(10);
    Path results = trainedQuickstart();

    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      addTable(duckDb, "summary", swath("report", results.toString(), "--format", "csv"));
      addTable(
          duckDb,
          "convergence",
          swath(
              "converge",
              results.toString(),
              "--spec",
              results.resolve("sweep.yaml").toString(),
              "--runs",
              "--format",
              "csv"));
      for (String question : questions) {
        Answer answer = swath("sql", results.toString(), "--format", "json", question);
        assertThat(answer.console()).as(question).isEmpty();
        assertSameRows(question, answer.out(), duckDb.rows(question));
      }
    }
  }

  private static List<String> questions() throws IOException {
    return Pattern.compile("```sql\n(.*?)\n```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /**
   * The sample of the page, on fewer images: what is asked of it does not depend on the numbers.
   */
  private Path trainedQuickstart() throws IOException {
    String spec = Files.readString(QUICKSTART);
    String smaller = spec.replaceFirst("train-size: \\d+", "train-size: 300");
    assertThat(smaller).isNotEqualTo(spec);
    Path results = folder.resolve("results");
    Answer answer =
        swathWith(
            SwathRunner::standardBuiltIns,
            "run",
            file(folder, "quickstart.yaml", smaller),
            "--results",
            results.toString());
    assertThat(answer.exitCode()).as(answer.console()).isZero();
    return results;
  }

  private void addTable(DuckDbResults duckDb, String name, Answer csv) throws SQLException {
    assertThat(csv.exitCode()).as(csv.console()).isZero();
    duckDb.addTable(name, Path.of(file(folder, name + ".csv", csv.out())));
  }

  private static void assertSameRows(String question, String json, List<List<String>> expected)
      throws IOException {
    JsonNode rows = new JsonMapper().readTree(json);
    assertThat(rows).as(question).isNotEmpty().hasSameSizeAs(expected);
    for (int row = 0; row < rows.size(); row++) {
      List<JsonNode> values = new ArrayList<>();
      rows.get(row).forEach(values::add);
      assertThat(values).as(question).hasSameSizeAs(expected.get(row));
      for (int column = 0; column < values.size(); column++) {
        assertSame(question, values.get(column), expected.get(row).get(column));
      }
    }
  }

  /** But for the last digits: sums may be taken in another order. */
  private static void assertSame(String question, JsonNode value, String expected) {
    if (value.isNumber()) {
      double number = Double.parseDouble(expected);
      assertThat(value.doubleValue())
          .as(question)
          .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
    } else {
      assertThat(value.asText()).as(question).isEqualTo(expected);
    }
  }
}
