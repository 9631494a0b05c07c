package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.converge.Better;
import org.swath.core.converge.ConvergenceCriterion;
import org.swath.core.converge.Direction;
import org.swath.core.converge.Patience;
import org.swath.core.converge.PlateauOrRise;
import org.swath.core.converge.RelativeChange;
import org.swath.core.converge.RelativeToBest;
import org.swath.core.converge.Target;
import org.swath.core.parameter.ParameterValues;

class CriterionKindTest {

  private static final String RIGHT =
      "criterion: absolute-change, metric: loss, threshold: 1.0, window: 5";

  /** One of each kind, with what it must leave to defaults. */
  static Stream<String> specs() {
    return Stream.of(
        "absolute-change, threshold: 0.5, window: 3",
        "relative-change, tolerance: 0.01, window: 3",
        "moving-average, threshold: 0.5, window: 3",
        "patience, patience: 4",
        "target, value: -5, direction: below",
        "relative-to-best, tolerance: 0.05",
        "plateau-or-rise, patience: 4, tolerance: 0.5");
  }

  /** The right spec with this kind and its parameters. */
  static String spec(String criterion) {
    return SpecText.withChange(RIGHT, "metric: loss, criterion: " + criterion);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyKindIsReadFromASpecAndMakesACriterion(String text) {
    CriterionSpec read = SpecText.read(spec(text)).convergence().get(0);

    assertThat(text).startsWith(read.rule().kind() + ",");
    assertThat(read.rule().criterion().of(new double[] {1, 1, 1, 1, 1, 1, 1}))
        .isEqualTo(read.rule().criterion().of(new double[] {1, 1, 1, 1, 1, 1, 1}));
    assertThat(read.rule().inWords("loss")).startsWith("loss ");
  }

  @Test
  void thereIsATextOfEveryKind() {
    assertThat(specs().map(text -> text.substring(0, text.indexOf(','))))
        .containsExactlyElementsOf(CriterionKind.names());
  }

  @Test
  void eachParameterComesToWhereItBelongs() {
    assertThat(criterion("relative-change, tolerance: 0.01, lag: 2, window: 3"))
        .isEqualTo(new RelativeChange(0.01, 2, 3));
    assertThat(criterion("patience, patience: 4, minimum-improvement: 0.5, better: higher"))
        .isEqualTo(new Patience(4, 0.5, Better.HIGHER));
    assertThat(criterion("target, value: 0.9, direction: above"))
        .isEqualTo(new Target(0.9, Direction.ABOVE));
    assertThat(criterion("relative-to-best, tolerance: 0.1, better: higher"))
        .isEqualTo(new RelativeToBest(0.1, Better.HIGHER));
    assertThat(criterion("plateau-or-rise, patience: 2, tolerance: 3, better: higher"))
        .isEqualTo(new PlateauOrRise(2, 3, Better.HIGHER));
  }

  @Test
  void whatIsNotSaidHasItsDefault() {
    assertThat(criterion("relative-change, tolerance: 0.01, window: 3"))
        .isEqualTo(new RelativeChange(0.01, 1, 3));
    assertThat(criterion("patience, patience: 4")).isEqualTo(new Patience(4, 0, Better.LOWER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "absolute-change, threshold: 1, window: 5 | the last epoch before lse changes by less than 1 in each of 5 epochs in a row",
        "relative-change, tolerance: 0.01, window: 1 | the last epoch before lse changes by less than 1 % of its size in one epoch",
        "relative-change, tolerance: 1e-4, lag: 5, window: 3 | the last epoch before lse changes by less than 0.01 % of its size over 5 epochs, in each of 3 epochs in a row",
        "moving-average, threshold: 0.5, window: 5 | the last epoch before lse changes by less than 0.5 on average over 5 epochs",
        "patience, patience: 5 | the epoch of the lowest lse when lse has not improved on its lowest for 5 epochs in a row",
        "patience, patience: 1, minimum-improvement: 0.1, better: higher | the epoch of the highest lse when lse has not improved on its highest by more than 0.1 for 1 epoch",
        "target, value: -700, direction: below | the first epoch in which lse is at most -700",
        "relative-to-best, tolerance: 0.05 | the first epoch in which lse has come within 5 % of the way from its first value to the lowest of the whole curve",
        "relative-to-best, tolerance: 0 | the first epoch in which lse is at the lowest of the whole curve",
        "plateau-or-rise, patience: 3, tolerance: 0.5 | the epoch of the lowest lse when lse has not improved on its lowest for 3 epochs in a row, or is more than 0.5 above it"
      })
  void saysInWordsWhichEpochItNames(String text, String words) {
    assertThat(criterion(text).epochInWords("lse")).isEqualTo(words);
  }

  @Test
  void aRuleHasAValueForEachParameterOfItsKind() {
    assertThatThrownBy(
            () ->
                new ConvergenceRule(
                    "absolute-change", ParameterValues.of(Map.of("threshold", 1.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "absolute-change must have a value for each of [threshold, window] and no other,"
                + " but got {threshold=1.0}");
    assertThatThrownBy(() -> new ConvergenceRule("sudden-change", ParameterValues.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be one of")
        .hasMessageContaining("but got sudden-change");
  }

  @Test
  void aSpecMayHaveSeveral() {
    String two =
        SpecText.withChange(
            RIGHT + "}",
            RIGHT
                + "}\n  - {name: there, metric: lse, criterion: target, value: 0, direction: below}");

    assertThat(SpecText.read(two).convergence())
        .extracting(CriterionSpec::name)
        .isEqualTo(List.of("settled", "there"));
  }

  private static ConvergenceCriterion criterion(String text) {
    return SpecText.read(spec(text)).convergence().get(0).rule().criterion();
  }
}
