package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.standardBuiltIns;
import static org.swath.jobs.SwathRunner.swath;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.parameter.Catalogue;
import org.swath.jobs.MadeResults;
import org.swath.jobs.SwathRunner.Answer;

/**
 * Every command that answers from results gives an answer or refuses, whatever lies in the folder:
 * never a stack trace, and nothing on standard output that a program would take for an answer.
 */
class EveryAnswerTest {

  private static final Catalogue CATALOGUE = standardBuiltIns(new Configuration()).catalogue();

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
          "figures RESULTS --out OUT --format svg",
          "figures RESULTS --list --metric variance",
          "compare RESULTS OTHER --all",
          "compare OTHER RESULTS --format markdown",
          "compare OTHER RESULTS --format json --margin final-loss=1",
          "compare RESULTS OTHER --format csv");

  /** Results that a sweep may leave, or leaves for a while. */
  private enum Odd {
    NOTHING_IS_COMMITTED {
      @Override
      MadeResults results() {
        return made(smallSpec());
      }
    },
    ONE_SEED {
      @Override
      MadeResults results() {
        return completed(smallSpec().replace("[1, 2]", "[2]"), 1);
      }
    },
    EVERY_RUN_FAILED {
      @Override
      MadeResults results() {
        return made(smallSpec()).fails(0).fails(1, 3).fails(2, 3, 2).fails(3);
      }
    },
    EVERY_RUN_DIVERGED {
      @Override
      MadeResults results() {
        return made(smallSpec())
            .diverges(0, Double.NaN)
            .diverges(1, 3, Double.POSITIVE_INFINITY)
            .diverges(2, 3, 2, Double.NaN)
            .diverges(3);
      }
    },
    EVERY_LOSS_IS_THE_SAME {
      @Override
      MadeResults results() {
        return completed(smallSpec(), 0);
      }
    },
    LOSSES_ARE_NOT_NUMBERS {
      @Override
      MadeResults results() {
        return made(smallSpec())
            .completes(0, 3, 2, Double.NaN)
            .completes(1, 3, Double.NaN, 2)
            .completes(2, 3, 2, Double.NEGATIVE_INFINITY)
            .completes(3, Double.NaN, Double.NaN, Double.NaN);
      }
    },
    LOSSES_ARE_HUGE_AND_TINY {
      @Override
      MadeResults results() {
        return made(smallSpec())
            .completes(0, 1e300, 1e299, 1e298)
            .completes(1, 1e-300, 1e-301, 0)
            .completes(2, -1e300, 1e300, -1e300)
            .completes(3, 0, -0.0, Double.MIN_VALUE);
      }
    },
    ONE_CONFIGURATION {
      @Override
      MadeResults results() {
        return completed(single(), 1);
      }
    },
    ONE_RUN {
      @Override
      MadeResults results() {
        return completed(single().replace("[1, 2]", "[2]"), 1);
      }
    },
    HALF_OF_IT_IS_DONE {
      @Override
      MadeResults results() {
        return made(smallSpec()).completes(1, 9, 8, 7).diverges(2, 9, Double.NaN);
      }
    },
    ONE_OPTIMIZER_DIVERGED {
      @Override
      MadeResults results() {
        return made(smallSpec())
            .completes(0, 9, 8, 7)
            .completes(1, 9, 8, 6)
            .diverges(2, Double.NaN)
            .diverges(3, Double.NaN);
      }
    },
    THE_SPEC_HAS_NO_CRITERION {
      @Override
      MadeResults results() {
        return completed(smallSpec().substring(0, smallSpec().indexOf("convergence:")), 1);
      }
    },
    SEEDS_ARE_BEYOND_DOUBLES {
      @Override
      MadeResults results() {
        return completed(smallSpec().replace("seeds: [1, 2]", "seeds: [0, 9007199254740993]"), 1);
      }
    };

    abstract MadeResults results();
  }

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: swath {1}")
  @MethodSource("questions")
  void isAnsweredOrRefused(Odd odd, String command) throws IOException {
    odd.results().in(folder.resolve("results"));
    completed(smallSpec(), 1).in(folder.resolve("other"));

    Answer answer = ask(command);

    assertThat(answer.exitCode()).as(answer.console() + answer.out()).isIn(0, 2);
    assertThat(answer.console()).doesNotContain("Exception", "\tat ");
    if (answer.exitCode() == 0) {
      requireSensible(command, answer.out());
    } else {
      assertThat(answer.console()).isNotBlank();
      assertThat(answer.out()).isEmpty();
    }
  }

  private static Stream<Arguments> questions() {
    return Arrays.stream(Odd.values())
        .flatMap(odd -> COMMANDS.stream().map(command -> Arguments.of(odd, command)));
  }

  @ParameterizedTest(name = "swath {0}")
  @MethodSource("commands")
  void isRefusedOfWhatIsNoSweep(String command) throws IOException {
    completed(smallSpec(), 1).in(folder.resolve("other"));
    requireRefused(command);

    Path results = Files.createDirectory(folder.resolve("results"));
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
    Answer answer = ask(command);

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

  private Answer ask(String command) {
    Map<String, String> meant =
        Map.of(
            "RESULTS", folder.resolve("results").toString(),
            "OTHER", folder.resolve("other").toString(),
            "CRITERION", CRITERION);
    return swath(
        Arrays.stream(command.split(" "))
            .map(word -> meant.getOrDefault(word, word))
            .map(word -> word.replace("OUT", folder.resolve("out").toString()))
            .toArray(String[]::new));
  }

  private static MadeResults made(String spec) {
    return new MadeResults(spec, CATALOGUE);
  }

  private static MadeResults completed(String spec, double step) {
    MadeResults results = made(spec);
    for (int run = 0; run < results.plan().runs().size(); run++) {
      results.completes(
          run,
          Map.of("probe_accuracy", 0.9 + 0.01 * step * run),
          20 + step * run,
          10,
          5 + step * run * run);
    }
    return results;
  }

  private static String single() {
    return smallSpec()
        .replace("grid:\n  optimizer: [adam, {name: sgd, momentum: 0.5}]\n", "")
        .replace("learning-rate: 0.01}", "learning-rate: 0.01, optimizer: adam}");
  }
}
