package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.stats.Reference.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurvivalTest {

  private static final List<CensoredValue> NEVER =
      List.of(new CensoredValue(100, false), new CensoredValue(100, false));

  static Stream<JsonNode> curves() {
    return Reference.cases("survival");
  }

  static Stream<JsonNode> groups() {
    return Reference.cases("logRank");
  }

  @ParameterizedTest
  @MethodSource("curves")
  void agreesWithStatsmodelsCurve(JsonNode expected) {
    List<CensoredValue> values = new ArrayList<>();
    for (int i = 0; i < expected.get("times").size(); i++) {
      boolean met = expected.get("met").get(i).asInt() == 1;
      values.add(new CensoredValue(expected.get("times").get(i).asDouble(), met));
    }
    KaplanMeier curve = KaplanMeier.of(values);

    assertThat(curve.steps()).hasSize(expected.get("steps").size());
    for (int i = 0; i < curve.steps().size(); i++) {
      KaplanMeier.Step step = curve.steps().get(i);
      JsonNode figures = expected.get("steps").get(i);
      assertThat(step.atRisk()).isEqualTo(figures.get("atRisk").asInt());
      assertThat(step.events()).isEqualTo(figures.get("events").asInt());
      assertClose("time", step.value(), figures.get("time"));
      assertClose("survival", step.survival(), figures.get("survival"));
      assertClose("Greenwood", step.standardError(), figures.get("error"));
      assertClose("interval", step.interval(0.95), figures.get("interval"));
    }
    assertClose("median", curve.median().orElse(Double.NaN), expected.get("median"));
    assertClose("restricted mean", curve.restrictedMean(), expected.get("restrictedMean"));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void agreesWithStatsmodelsLogRankTest(JsonNode expected) {
    List<List<CensoredValue>> groups = new ArrayList<>();
    for (JsonNode group : expected.get("groups")) {
      List<CensoredValue> values = new ArrayList<>();
      group.forEach(v -> values.add(new CensoredValue(v.get(0).asDouble(), v.get(1).asBoolean())));
      groups.add(values);
    }
    LogRank test = LogRank.of(groups);

    assertClose("chi-squared", test.statistic(), expected.get("statistic"));
    assertClose("p", test.pValue(), expected.get("p"));
    assertThat(test.degreesOfFreedom()).isEqualTo(expected.get("df").asInt());
    assertThat(test.observed().stream().mapToInt(Integer::intValue).sum())
        .as("events are expected as many as there are")
        .isCloseTo((int) Math.round(sum(test.expected())), within(0));
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void hasNoMedianWhenMoreThanHalfAreCensored() {
    KaplanMeier curve = KaplanMeier.of(NEVER);

    assertThat(curve.median()).isEmpty();
    assertThat(curve.censored()).isEqualTo(2);
    assertThat(curve.restrictedMean()).isEqualTo(100);
    assertThat(curve.survival(100)).isEqualTo(1);
  }

  @Test
  void cutsTheMeanWhereItIsAsked() {
    KaplanMeier curve =
        KaplanMeier.of(List.of(new CensoredValue(10, true), new CensoredValue(30, true)));

    assertThat(curve.restrictedMean(20)).isEqualTo(15);
    assertThat(curve.restrictedMean(30)).isEqualTo(20);
    assertThat(curve.restrictedMean(50)).isEqualTo(20);
    assertThat(curve.survival(9)).isEqualTo(1);
    assertThat(curve.survival(10)).isEqualTo(0.5);
    assertThat(curve.survival(31)).isZero();
  }

  @Test
  void knowsNothingOfNoValues() {
    KaplanMeier curve = KaplanMeier.of(List.of());

    assertThat(curve.median()).isEmpty();
    assertThat(curve.restrictedMean()).isNaN();
    assertThat(curve.survival(1)).isNaN();
  }

  @Test
  void comparesNothingWhereNothingHappenedOrThereIsOneGroup() {
    List<CensoredValue> some = List.of(new CensoredValue(3, true));

    assertThat(LogRank.of(List.of(NEVER, NEVER)).pValue()).isNaN();
    assertThat(LogRank.of(List.of(NEVER, NEVER)).flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("Every value is censored"));
    assertThat(LogRank.of(List.of(some, List.of())).flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("two groups"));
    assertThat(LogRank.of(List.of()).pValue()).isNaN();
    assertThat(LogRank.of(List.of(some, some)).flaw())
        .as("everything happens at once in every group")
        .isPresent();
  }

  @Test
  void leavesAnEmptyGroupOut() {
    List<CensoredValue> early = List.of(new CensoredValue(3, true), new CensoredValue(4, true));
    List<CensoredValue> late = List.of(new CensoredValue(8, true), new CensoredValue(9, false));

    LogRank two = LogRank.of(List.of(early, late));
    LogRank three = LogRank.of(List.of(early, List.of(), late));
    assertThat(three.degreesOfFreedom()).isEqualTo(1);
    assertThat(three.pValue()).isCloseTo(two.pValue(), within(1e-12));
  }

  @Test
  void refusesEpochsThatNoRunHas() {
    assertThatThrownBy(() -> new CensoredValue(Double.NaN, true)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new CensoredValue(-1, true)).hasMessageContaining("-1");
  }
}
