package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.ParameterValues;

class CriterionArgumentsTest {

  private static final List<String> METRICS = List.of("loss", "variance", "seconds");

  @Test
  void theShortFormJudgesLossAndIsNamedAfterItsKind() {
    assertThat(read("{criterion: absolute-change, threshold: 0.5, window: 5}"))
        .containsExactly(absoluteChange("absolute-change", "loss", 0.5, 5));
  }

  @Test
  void aNameStandsBeforeTheMappingOrInIt() {
    CriterionSpec calm = absoluteChange("calm", "variance", 1, 3);
    String mapping = "criterion: absolute-change, metric: variance, threshold: 1, window: 3";

    assertThat(read("calm: {" + mapping + "}")).containsExactly(calm);
    assertThat(read("{calm: {" + mapping + "}}")).containsExactly(calm);
    assertThat(read("{name: calm, " + mapping + "}")).containsExactly(calm);
  }

  @Test
  void aListAsksForEachOfItsValues() {
    assertThat(read("{criterion: absolute-change, threshold: [0.5, 1, 2], window: 5}"))
        .containsExactly(
            absoluteChange("absolute-change threshold 0.5", "loss", 0.5, 5),
            absoluteChange("absolute-change threshold 1", "loss", 1, 5),
            absoluteChange("absolute-change threshold 2", "loss", 2, 5));
  }

  @Test
  void twoListsAskForEveryCombinationTheFirstDeclaredKeySlowest() {
    assertThat(
            read(
                "calm: {window: [1, 2], criterion: moving-average, threshold: [3, 4],"
                    + " metric: [loss, variance]}"))
        .extracting(CriterionSpec::name)
        .containsExactly(
            "calm loss threshold 3 window 1",
            "calm loss threshold 3 window 2",
            "calm loss threshold 4 window 1",
            "calm loss threshold 4 window 2",
            "calm variance threshold 3 window 1",
            "calm variance threshold 3 window 2",
            "calm variance threshold 4 window 1",
            "calm variance threshold 4 window 2");
  }

  @Test
  void severalArgumentsAreReadInTheirOrder() {
    assertThat(
            read(
                "there: {criterion: target, value: 1, direction: below}",
                "{criterion: patience, patience: 3}"))
        .extracting(CriterionSpec::name)
        .containsExactly("there", "patience");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{criterion: patiense, patience: 3} | criterion.criterion: must be one of absolute-change, relative-change, moving-average, patience, target, relative-to-best, plateau-or-rise, but got \"patiense\". Did you mean patience?",
        "{criterion: patience} | criterion.patience: must be given, but got nothing. How many epochs in a row must bring no improvement.",
        "{criterion: patience, patience: [3, 0]} | criterion.patience[1]: must be a whole number from 1 to 2147483647, but got 0.",
        "{criterion: patience, patience: [3, 3]} | criterion.patience[1]: must differ from the values before it, but got 3. It is the same as 3 on line 1.",
        "{criterion: patience, patience: []} | criterion.patience: must not be empty, but got an empty list.",
        "{criterion: patience, patience: 3, metric: los} | criterion.metric: must be one of loss, variance, seconds, but got \"los\". Did you mean loss?",
        "{criterion: patience, patience: 3, window: 3} | criterion.window: must be a key of criterion, but got \"window\". Valid here: name, criterion, metric, patience, minimum-improvement, better.",
        "{patience: 3} | criterion.criterion: must be given, but got nothing. Valid here: absolute-change, relative-change, moving-average, patience, target, relative-to-best, plateau-or-rise.",
        "Calm: {criterion: patience, patience: 3} | Calm: must have a name of lower-case letters, digits and dashes, but got \"Calm\".",
        "calm: {name: still, criterion: patience, patience: 3} | calm.name: must be left out beside the name calm, but got \"still\". Remove it.",
        "patience | criterion: must be a mapping of a criterion's kind and parameters, but got \"patience\"."
      })
  void whatIsWrongIsShownWithTheArgument(String argument, String problem) {
    String path = problem.startsWith("Calm") || problem.startsWith("calm") ? "criterion." : "";

    assertThatThrownBy(() -> read(argument))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage("--criterion '" + argument + "':1: " + path + problem);
  }

  @Test
  void anArgumentOfNothingIsRefused() {
    assertThatThrownBy(() -> read(" "))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("must describe a criterion, but got nothing");
  }

  @Test
  void twoCriteriaOfOneNameAreToldApartByTheUser() {
    String argument = "{criterion: patience, patience: 3}";

    assertThatThrownBy(() -> read(argument, argument))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("must differ from the other criteria's names, but got \"patience\"")
        .hasMessageContaining("--criterion 'other: {…}'");
  }

  @Test
  void theProblemsOfAllArgumentsAreShownAtOnce() {
    InvalidSpecException refusal =
        catchThrowableOfType(
            InvalidSpecException.class,
            () -> read("{criterion: target, value: x}", "{criterion: patience, patience: -1}"));

    assertThat(refusal.problems())
        .extracting(SpecProblem::path)
        .containsExactlyInAnyOrder("criterion.direction", "criterion.value", "criterion.patience");
  }

  private static List<CriterionSpec> read(String... arguments) {
    return CriterionArguments.read(List.of(arguments), METRICS);
  }

  private static CriterionSpec absoluteChange(
      String name, String metric, double threshold, long window) {
    return new CriterionSpec(
        name,
        metric,
        new ConvergenceRule(
            "absolute-change",
            ParameterValues.of(Map.of("threshold", threshold, "window", window))));
  }
}
