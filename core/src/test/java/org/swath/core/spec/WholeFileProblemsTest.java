package org.swath.core.spec;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileProblemsTest {

  private static final String TEN_MISTAKES =
      """
      name: Ten Mistakes
      workload:
        name: implicit-em-encoder
        hiden-units: 64
      data: mnits
      training:
        epochs: 0
        batch-size: [64, 128]
      grid:
        optimiser: [adam, sgd]
        learning-rate: []
      seeds: [1, 2, 2]
      convergence:
        - {name: settled, criterion: absolute-change, metric: los, threshold: -1, window: 5}
      report:
        holds-when:
          - {metric: accuracy, within: 1}
      """;

  @Test
  void everyProblemIsReportedAtOnceInTheOrderOfTheFile() {
    assertThatThrownBy(() -> SpecText.read(TEN_MISTAKES))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage(
            """
            sweep.yaml:1: name: must be lower-case letters, digits and dashes, but got "Ten Mistakes". It also names the folder of the results.
            sweep.yaml:4: workload.hiden-units: must be a key of workload, but got "hiden-units". Did you mean hidden-units?
            sweep.yaml:5: data: must be the name of a dataset, but got "mnits". Did you mean mnist?
            sweep.yaml:7: training.epochs: must be a whole number of at least 1, but got 0.
            sweep.yaml:8: training.batch-size: must be a single value, but got a list. To vary it, move the list to grid.
            sweep.yaml:10: grid.optimiser: must be a key of grid, but got "optimiser". Did you mean optimizer?
            sweep.yaml:11: grid.learning-rate: must not be empty, but got an empty list.
            sweep.yaml:12: seeds[2]: must differ from the values before it, but got 2. It is the same as 2 on line 12.
            sweep.yaml:14: convergence[0].metric: must be one of loss, seconds, lse, variance, decorrelation, but got "los". Did you mean loss?
            sweep.yaml:14: convergence[0].threshold: must be a finite number greater than 0, but got -1.0.
            sweep.yaml:17: report.holds-when[0].metric: must be one of final-loss, convergence-epoch, train-seconds, probe-accuracy, but got "accuracy".""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n"})
  void anEmptyFileIsNoSweep(String text) {
    assertThat(SpecText.problems(text))
        .singleElement()
        .hasToString(
            "sweep.yaml:1: must describe a sweep, but got an empty file."
                + " Start from the quickstart spec.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "text", "3", "~"})
  void aFileThatIsNoMappingIsNoSweep(String text) {
    assertThat(SpecText.problems(text))
        .singleElement()
        .asString()
        .startsWith("sweep.yaml:1: must be a mapping of a sweep's settings")
        .contains(", but got ");
  }

  @Test
  void depthIsBoundedBeforeItCanExhaustTheStack() {
    assertThat(SpecText.problems("a: " + "[".repeat(100_000)))
        .singleElement()
        .hasToString("sweep.yaml:1: must be at most 20 levels deep, but got more.");
  }

  @Test
  void aliasesAreBounded() {
    String many = "[" + "*rates, ".repeat(60) + "1]";

    assertThat(SpecText.problems("rates: &rates [1]\nmany: " + many))
        .singleElement()
        .asString()
        .contains("must be YAML 1.2, but got this: Number of aliases for non-scalar nodes");
  }

  @Test
  void aListThatContainsItselfIsRefused() {
    assertThat(SpecText.problems(SpecText.withChange("[0.001, 0.01]", "&rates [0.001, *rates]")))
        .singleElement()
        .asString()
        .contains("grid.learning-rate[1]: must be a single value, but got a list");
  }

  @Test
  void problemsKnowTheirColumn() {
    SpecProblem problem = SpecText.problems(SpecText.withChange("[1, 2]", "[1, x]")).get(0);

    assertThat(problem.line()).isEqualTo(14);
    assertThat(problem.column()).isEqualTo(12);
  }

  @Test
  void aSweepTooLargeToBeMeantIsRefusedWithoutExpandingIt() {
    String thousand =
        IntStream.rangeClosed(2, 1001).mapToObj(String::valueOf).collect(joining(", "));
    String text =
        SpecText.withChange("[0.001, 0.01]", "[" + thousand + "]")
            .replace("  hidden-units: 16\n", "")
            .replace("grid:\n", "grid:\n  hidden-units: [" + thousand + "]\n");

    assertThat(SpecText.problems(text))
        .anySatisfy(
            problem ->
                assertThat(problem.message())
                    .isEqualTo("must make at most 1000000 runs with the seeds, but got 4000000"));
  }
}
