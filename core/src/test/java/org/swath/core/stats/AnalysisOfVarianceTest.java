package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.stats.Reference.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.golden.GoldenTrace;

class AnalysisOfVarianceTest {

  static Stream<JsonNode> designs() {
    return Reference.cases("anova");
  }

  @ParameterizedTest
  @MethodSource("designs")
  void agreesWithStatsmodelsTypeTwoBalancedOrNot(JsonNode design) {
    List<AnovaFactor> factors = new ArrayList<>();
    design
        .get("levels")
        .fields()
        .forEachRemaining(
            factor -> {
              List<String> levels = new ArrayList<>();
              factor.getValue().forEach(level -> levels.add(level.asText()));
              factors.add(new AnovaFactor(factor.getKey(), levels));
            });
    double[] y = Reference.values(design.get("y"));
    AnalysisOfVariance analysis =
        design.get("interactions").asBoolean()
            ? AnalysisOfVariance.ofInteractions(y, factors)
            : AnalysisOfVariance.ofMainEffects(y, factors);

    assertClose("residual", analysis.residualSumOfSquares(), design.get("residual"));
    assertClose("total", analysis.totalSumOfSquares(), design.get("total"));
    assertThat(analysis.residualDegreesOfFreedom()).isEqualTo(design.get("residualDf").asInt());
    assertThat(analysis.terms()).hasSize(design.get("terms").size());
    for (int i = 0; i < analysis.terms().size(); i++) {
      AnovaTerm term = analysis.terms().get(i);
      JsonNode expected = design.get("terms").get(i);
      assertThat(term.name()).isEqualTo(String.join(" × ", texts(expected.get("factors"))));
      assertThat(term.degreesOfFreedom()).isEqualTo(expected.get("df").asInt());
      assertClose(term.name() + " SS", term.sumOfSquares(), expected.get("ss"));
      assertClose(term.name() + " F", term.f(), expected.get("f"));
      assertClose(term.name() + " p", term.pValue(), expected.get("p"));
      assertClose(term.name() + " eta", term.etaSquared(), expected.get("eta"));
      assertClose(term.name() + " partial", term.partialEtaSquared(), expected.get("partialEta"));
      assertClose(term.name() + " omega", term.omegaSquared(), expected.get("omega"));
    }
  }

  @Test
  void agreesWithStatsmodelsOnOneFactor() {
    JsonNode expected = GoldenTrace.read("statistics.json").get("oneWay");
    List<double[]> groups = new ArrayList<>();
    expected.get("groups").forEach(group -> groups.add(Reference.values(group)));
    AnalysisOfVariance analysis = AnalysisOfVariance.oneWay(groups);

    assertClose("F", analysis.terms().get(0).f(), expected.get("f"));
    assertClose("p", analysis.terms().get(0).pValue(), expected.get("p"));
    assertThat(analysis.terms().get(0).degreesOfFreedom())
        .isEqualTo(expected.get("df").get(0).asInt());
    assertThat(analysis.residualDegreesOfFreedom()).isEqualTo(expected.get("df").get(1).asInt());
  }

  @Test
  void hasNoTestWithoutResiduals() {
    AnalysisOfVariance analysis =
        AnalysisOfVariance.oneWay(List.of(new double[] {1}, new double[] {2}, new double[] {4}));

    assertThat(analysis.residualDegreesOfFreedom()).isZero();
    assertThat(analysis.terms().get(0).f()).isNaN();
    assertThat(analysis.terms().get(0).pValue()).isNaN();
    assertThat(analysis.flaw()).hasValueSatisfying(f -> assertThat(f).contains("more seeds"));
  }

  @Test
  void hasNoTestWhereReplicatesAreEqual() {
    AnalysisOfVariance analysis =
        AnalysisOfVariance.oneWay(List.of(new double[] {100, 100}, new double[] {70, 70}));

    assertThat(analysis.terms().get(0).pValue()).isNaN();
    assertThat(analysis.terms().get(0).etaSquared()).isEqualTo(1);
    assertThat(analysis.flaw()).hasValueSatisfying(f -> assertThat(f).contains("no spread"));
  }

  @Test
  void findsNothingInEqualValues() {
    AnalysisOfVariance analysis =
        AnalysisOfVariance.oneWay(List.of(new double[] {5, 5}, new double[] {5, 5}));

    assertThat(analysis.totalSumOfSquares()).isZero();
    assertThat(analysis.terms().get(0).etaSquared()).isNaN();
    assertThat(analysis.terms().get(0).pValue()).isNaN();
  }

  @Test
  void saysThatAFactorHasOneLevel() {
    AnalysisOfVariance analysis =
        AnalysisOfVariance.ofInteractions(
            new double[] {1, 2, 3, 5},
            List.of(
                new AnovaFactor("optimizer", List.of("a", "a", "b", "b")),
                new AnovaFactor("rate", List.of(1, 1, 1, 1))));

    assertThat(analysis.terms()).extracting(AnovaTerm::degreesOfFreedom).containsExactly(1, 0, 0);
    assertThat(analysis.terms().get(1).flaw())
        .hasValue("rate has one level only, so that it explains nothing.");
    assertThat(analysis.terms().get(0).pValue()).isBetween(0.0, 1.0);
  }

  @Test
  void saysThatFactorsCannotBeToldApart() {
    AnalysisOfVariance analysis =
        AnalysisOfVariance.ofMainEffects(
            new double[] {1, 2, 3, 5},
            List.of(
                new AnovaFactor("optimizer", List.of("a", "a", "b", "b")),
                new AnovaFactor("rate", List.of(1, 1, 2, 2))));

    assertThat(analysis.residualDegreesOfFreedom()).isEqualTo(2);
    for (AnovaTerm term : analysis.terms()) {
      assertThat(term.degreesOfFreedom()).isZero();
      assertThat(term.f()).isNaN();
      assertThat(term.flaw())
          .hasValueSatisfying(flaw -> assertThat(flaw).contains("cannot be told apart"));
    }
  }

  @Test
  void saysWhichCombinationsAreEmpty() {
    AnalysisOfVariance analysis =
        AnalysisOfVariance.ofInteractions(
            new double[] {1, 2, 3, 5, 4, 4.5, 7, 8, 9, 9.5},
            List.of(
                new AnovaFactor(
                    "optimizer", List.of("a", "a", "a", "a", "b", "b", "b", "b", "b", "b")),
                new AnovaFactor("rate", List.of(1, 1, 2, 2, 1, 1, 2, 2, 3, 3))));

    AnovaTerm interaction = analysis.terms().get(2);
    assertThat(interaction.degreesOfFreedom()).isEqualTo(1);
    assertThat(interaction.flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("Only 1 of 2 contrasts"));
    assertThat(interaction.pValue()).isBetween(0.0, 1.0);
  }

  @Test
  void hidesNoNaNAndTakesNoValuesForNone() {
    AnalysisOfVariance odd =
        AnalysisOfVariance.oneWay(List.of(new double[] {1, Double.NaN}, new double[] {2, 3}));
    AnalysisOfVariance none = AnalysisOfVariance.oneWay(List.of(new double[] {}, new double[] {}));

    assertThat(odd.totalSumOfSquares()).isNaN();
    assertThat(odd.terms().get(0).sumOfSquares()).isNaN();
    assertThat(odd.terms().get(0).pValue()).isNaN();
    assertThat(odd.flaw()).hasValueSatisfying(f -> assertThat(f).contains("not finite"));
    assertThat(none.observations()).isZero();
    assertThat(none.terms().get(0).pValue()).isNaN();
  }

  @Test
  void doesNotDependOnWhereZeroIs() {
    double[] y = {1, 2, 4, 2.5, 3.5, 5, 9, 7, 8};
    List<AnovaFactor> factor =
        List.of(new AnovaFactor("group", List.of(1, 1, 1, 2, 2, 2, 2, 3, 3)));
    double[] moved = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      moved[i] = y[i] - 1e6;
    }

    double f = AnalysisOfVariance.ofMainEffects(y, factor).terms().get(0).f();
    assertThat(AnalysisOfVariance.ofMainEffects(moved, factor).terms().get(0).f())
        .isCloseTo(f, org.assertj.core.data.Percentage.withPercentage(1e-7));
  }

  @Test
  void refusesFactorsThatAreNotOfTheValues() {
    AnovaFactor short1 = new AnovaFactor("rate", List.of(1));

    assertThatThrownBy(() -> AnalysisOfVariance.ofMainEffects(new double[] {1, 2}, List.of(short1)))
        .hasMessageContaining("rate must have a level for each of 2 values, but has 1");
    assertThatThrownBy(() -> AnalysisOfVariance.ofMainEffects(new double[] {1, 2}, List.of()))
        .hasMessageContaining("Factors must be given");
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
