package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.swath;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.jobs.OddResults;
import org.swath.jobs.SwathRunner.Answer;

/**
 * Every command that answers from results gives an answer or refuses, whatever lies in the folder:
 * never a stack trace, and nothing on standard output that a program would take for an answer.
 */
class EveryAnswerTest {

  private static final String CRITERION =
      "{criterion: absolute-change, threshold: [0.5, 5], window: 1}";

  /** RESULTS stands for the folder that is asked, OTHER for one with nothing odd, OUT for none. */
  private static final List<String> COMMANDS =
      List.of(
          "report RESULTS",
          "report RESULTS --format markdown",
          "report RESULTS --format json",
          "report RESULTS --format csv",
          "report RESULTS --format latex",
          "report RESULTS --html OUT/page.html",
          "converge RESULTS --criterion CRITERION",
          "converge RESULTS --criterion CRITERION --runs",
          "converge RESULTS --criterion CRITERION --format json",
          "converge RESULTS --criterion CRITERION --format csv",
          "statistics RESULTS",
          "statistics RESULTS --format markdown",
          "statistics RESULTS --by optimizer",
          "statistics RESULTS --format json",
          "statistics RESULTS --format csv",
          "figures RESULTS --list",
          "figures RESULTS --list --metric variance",
          "compare RESULTS OTHER --all",
          "compare OTHER RESULTS --format markdown",
          "compare OTHER RESULTS --format json --margin final-loss=1",
          "compare RESULTS OTHER --format csv");

  /** Holds what lies in a folder once for all commands: none of them writes there. */
  @TempDir private static Path asked;

  @TempDir private Path folder;

  @BeforeAll
  static void makeResults() throws IOException {
    OddResults.nothingOdd().in(asked.resolve("other"));
    for (OddResults odd : OddResults.values()) {
      odd.in(asked.resolve(odd.name()));
    }
  }

  @ParameterizedTest(name = "{0}: swath {1}")
  @MethodSource("questions")
  void isAnsweredOrRefused(OddResults odd, String command) throws IOException {
    Answer answer = ask(command, asked.resolve(odd.name()));

    assertThat(answer.exitCode()).as(answer.console() + answer.out()).isIn(0, 2);
    assertThat(answer.console()).doesNotContain("Exception", "\tat ");
    if (answer.exitCode() == 0) {
      requireSensible(command, answer.out());
    } else {
      assertThat(answer.console()).isNotBlank();
      assertThat(answer.out()).isEmpty();
    }
  }

  /** Drawing takes seconds, and a figure's definition is made of all odd results by --list. */
  @ParameterizedTest
  @EnumSource(
      value = OddResults.class,
      names = {"EVERY_RUN_DIVERGED", "LOSSES_ARE_HUGE_AND_TINY", "ONE_RUN", "HALF_OF_IT_IS_DONE"})
  void figuresAreDrawn(OddResults odd) throws IOException {
    isAnsweredOrRefused(odd, "figures RESULTS --out OUT --format svg");
  }

  private static Stream<Arguments> questions() {
    return Arrays.stream(OddResults.values())
        .flatMap(odd -> COMMANDS.stream().map(command -> Arguments.of(odd, command)));
  }

  @ParameterizedTest(name = "swath {0}")
  @MethodSource("commands")
  void isRefusedOfWhatIsNoSweep(String command) throws IOException {
    Path results = folder.resolve("results");
    requireRefused(command);

    Files.createDirectory(results);
    requireRefused(command);

    Files.writeString(results.resolve("sweep.yaml"), "name: [");
    Files.writeString(results.resolve("plan.json"), "{\"format\": 3, \"sweep\":");
    requireRefused(command);

    Files.writeString(results.resolve("plan.json"), "{\"format\": 99}");
    requireRefused(command);
  }

  private static Stream<String> commands() {
    return COMMANDS.stream();
  }

  private void requireRefused(String command) {
    Answer answer = ask(command, folder.resolve("results"));

    assertThat(answer.exitCode()).as(answer.console() + answer.out()).isEqualTo(2);
    assertThat(answer.console()).isNotBlank().doesNotContain("Exception", "\tat ");
    assertThat(answer.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private void requireSensible(String command, String out) throws IOException {
    assertThat(out).doesNotContain("Exception", "Optional", "@").doesNotContainPattern("\\bnull ±");
    if (command.contains("--format json")) {
      assertThat(new JsonMapper().readTree(out).isObject()).isTrue();
    } else if (command.contains("--html")) {
      assertThat(folder.resolve("out/page.html")).isNotEmptyFile();
    } else {
      assertThat(out).isNotBlank().endsWith("\n");
    }
  }

  private Answer ask(String command, Path results) {
    Map<String, String> meant =
        Map.of(
            "RESULTS", results.toString(),
            "OTHER", asked.resolve("other").toString(),
            "CRITERION", CRITERION);
    return swath(
        Arrays.stream(command.split(" "))
            .map(word -> meant.getOrDefault(word, word))
            .map(word -> word.replace("OUT", folder.resolve("out").toString()))
            .toArray(String[]::new));
  }
}
