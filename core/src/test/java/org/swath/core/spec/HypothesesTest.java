package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.ParameterValues;

/** What a spec may ask its results. */
class HypothesesTest {

  private static final ParameterValues SGD = ParameterValues.of(Map.of("optimizer", "sgd"));
  private static final ParameterValues ADAM = ParameterValues.of(Map.of("optimizer", "adam"));

  @Test
  void aHypothesisKeepsWhatItsStudySaysAndHasTheUsualLevel() {
    Hypothesis hypothesis =
        only("{name: same, claim: It is all one., kind: completes, where: {optimizer: sgd}}");

    assertThat(hypothesis)
        .isEqualTo(
            new Hypothesis(
                "same",
                Optional.of("It is all one."),
                new Statement.Ends(Statement.Ending.COMPLETES, SGD),
                0.05));
    assertThat(only("{name: same, kind: completes, level: 0.01}").level()).isEqualTo(0.01);
  }

  @Test
  void everyKindIsRead() {
    assertThat(
            statement(
                "kind: invariant, metric: final-loss, factor: learning-rate, where: {optimizer: sgd}, within: 7"))
        .isEqualTo(new Statement.Invariant("final-loss", "learning-rate", SGD, 7));
    assertThat(
            statement(
                """
                kind: equivalent, metric: final-loss, within: 0.5,
                group: {where: {optimizer: sgd}, highest: probe-accuracy},
                to: {where: {optimizer: adam}, lowest: final-loss}
                """))
        .isEqualTo(
            new Statement.Equivalent(
                "final-loss",
                new ConfigurationGroup(
                    SGD, Optional.of(new ConfigurationGroup.Best("probe-accuracy", true))),
                new ConfigurationGroup(
                    ADAM, Optional.of(new ConfigurationGroup.Best("final-loss", false))),
                0.5));
    assertThat(
            statement(
                "kind: lower, metric: train-seconds, group: {where: {optimizer: sgd}}, than: {where: {optimizer: adam}}, by-percent: 5"))
        .isEqualTo(new Statement.Difference("train-seconds", all(SGD), all(ADAM), true, 5, true));
    assertThat(
            statement(
                "kind: higher, metric: train-seconds, group: {where: {optimizer: sgd}}, than: {where: {optimizer: adam}}"))
        .isEqualTo(new Statement.Difference("train-seconds", all(SGD), all(ADAM), false, 0, false));
    assertThat(statement("kind: falling, metric: final-loss, factor: learning-rate"))
        .isEqualTo(
            new Statement.Trend("final-loss", "learning-rate", ParameterValues.none(), false));
    assertThat(statement("kind: every-run, metric: probe-accuracy, at-least: 0.9"))
        .isEqualTo(
            new Statement.Between(
                "probe-accuracy", ParameterValues.none(), true, 0.9, Double.POSITIVE_INFINITY));
    assertThat(statement("kind: every-mean, metric: probe-accuracy, at-least: 0.9, at-most: 1"))
        .isEqualTo(new Statement.Between("probe-accuracy", ParameterValues.none(), false, 0.9, 1));
    assertThat(statement("kind: never-converges, where: {optimizer: adam}"))
        .isEqualTo(new Statement.Ends(Statement.Ending.NEVER_CONVERGES, ADAM));
    assertThat(statement("kind: converges"))
        .isEqualTo(new Statement.Ends(Statement.Ending.CONVERGES, ParameterValues.none()));
  }

  @Test
  void everyKindIsCalledInASpecWhatItsStatementIsCalled() {
    for (String kind :
        List.of("kind: rising, metric: final-loss, factor: learning-rate", "kind: converges")) {
      assertThat(kind).startsWith("kind: " + statement(kind).kind());
    }
    assertThat(StatementKind.words())
        .contains("rising", "falling", "lower", "higher", "every-run", "every-mean");
  }

  @Test
  void aSpecWithoutHypothesesHasNone() {
    assertThat(SpecText.read(SpecText.RIGHT).hypotheses()).isEmpty();
  }

  @Test
  void aScaleHasNoneUnlessItGivesItsOwn() {
    String spec = SpecText.RIGHT + "hypotheses: [{name: ends, kind: completes}]\n";

    assertThat(scale(spec + "scales: {small: {seeds: [1]}}").hypotheses()).isEmpty();
    assertThat(
            scale(
                    spec
                        + "scales: {small: {hypotheses: [{name: own, kind: completes}], seeds: [1]}}")
                .hypotheses())
        .extracting(Hypothesis::name)
        .containsExactly("own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: completes | must not be given",
        "kind: invariant, metric: final-loss, factor: learning-rate, within: 1 | must not be given",
        "kind: converges | must have a criterion for convergence-epoch, but got none",
        "kind: every-run, metric: convergence-epoch, at-most: 2 | must have a criterion for convergence-epoch, but got none",
        "kind: higher, metric: final-loss, group: {where: {optimizer: sgd}, lowest: convergence-epoch}, than: {where: {optimizer: adam}} | must have a criterion for convergence-epoch, but got none"
      })
  void onlyWhatNeedsAConvergenceCriterionAsksForOne(String kind, String problem) {
    String withoutCriterion =
        SpecText.RIGHT.replaceAll("convergence:\n.*\n", "")
            + "hypotheses: [{name: it, "
            + kind
            + "}]";

    List<String> messages =
        SpecText.problems(withoutCriterion).stream().map(SpecProblem::message).toList();

    assertThat(messages).isEqualTo(problem.startsWith("must not") ? List.of() : List.of(problem));
  }

  @Test
  void aProgramCannotMakeWhatASpecCannotSay() {
    assertThatThrownBy(() -> new Statement.Invariant("a", "b", SGD, 0))
        .hasMessageContaining("within must be finite and above 0, but got 0.0");
    assertThatThrownBy(() -> new Statement.Between("a", SGD, true, 2, 1))
        .hasMessageContaining("from <= to must hold");
    assertThatThrownBy(
            () -> new Statement.Difference("a", all(SGD), all(ADAM), true, Double.NaN, true))
        .hasMessageContaining("by must be finite and not negative, but got NaN");
    assertThatThrownBy(
            () ->
                new Hypothesis(
                    "a",
                    Optional.empty(),
                    new Statement.Ends(Statement.Ending.CONVERGES, SGD),
                    0.5))
        .hasMessageContaining("0 < level < 0.5 must hold, but got 0.5");
  }

  private static ConfigurationGroup all(ParameterValues where) {
    return new ConfigurationGroup(where, Optional.empty());
  }

  private static Statement statement(String kind) {
    return only("{name: it, " + kind.strip().replace("\n", " ") + "}").statement();
  }

  private static Hypothesis only(String hypothesis) {
    List<Hypothesis> all =
        SpecText.read(SpecText.RIGHT + "hypotheses:\n  - " + hypothesis + "\n").hypotheses();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static SweepSpec scale(String spec) {
    return SweepSpecReader.readWithScales(spec, "sweep.yaml", TestCatalogue.catalogue())
        .scale("small")
        .orElseThrow();
  }
}
