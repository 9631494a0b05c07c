package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.stats.Reference.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankTestsTest {

  static Stream<JsonNode> pairs() {
    return Reference.cases("pairs");
  }

  static Stream<JsonNode> twoSamples() {
    return Stream.concat(pairs(), Reference.cases("unpaired"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithSciPysSignedRankTestAndWithEnumerationWhereThereAreTies(JsonNode sides) {
    JsonNode expected = sides.get("paired").get("wilcoxon");
    WilcoxonSignedRank test =
        WilcoxonSignedRank.of(Reference.values(sides.get("a")), Reference.values(sides.get("b")));

    assertClose("W", test.statistic(), expected.get("statistic"));
    assertClose("p", test.pValue(), expected.get("p"));
    assertThat(test.exact()).isEqualTo(expected.get("exact").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("twoSamples")
  void agreesWithSciPysMannWhitneyTest(JsonNode sides) {
    JsonNode expected = sides.get("effects");
    MannWhitney test =
        MannWhitney.of(Reference.values(sides.get("a")), Reference.values(sides.get("b")));

    assertClose("U", test.u(), expected.get("u"));
    assertClose("p", test.pValue(), expected.get("uP"));
  }

  @Test
  void cannotFindMuchInThreePairs() {
    WilcoxonSignedRank clear =
        WilcoxonSignedRank.of(new double[] {1000, 2000, 3000}, new double[] {1, 2, 3});

    assertThat(clear.pValue()).isEqualTo(0.25).isEqualTo(WilcoxonSignedRank.smallestPValue(3));
    assertThat(WilcoxonSignedRank.of(new double[] {2, 3, 4}, new double[] {1, 2, 3}).pValue())
        .as("ties do not make it smaller")
        .isEqualTo(0.25);
    assertThat(WilcoxonSignedRank.smallestPValue(0)).isEqualTo(1);
    assertThat(WilcoxonSignedRank.smallestPValue(6)).isEqualTo(0.03125);
  }

  @Test
  void countsPairsWithoutADifference() {
    double[] a = {1, 2, 3};
    WilcoxonSignedRank same = WilcoxonSignedRank.of(a, a);

    assertThat(same.zeros()).isEqualTo(3);
    assertThat(same.pValue()).isEqualTo(1);
    assertThat(WilcoxonSignedRank.of(a, new double[] {1, 1, 1}).zeros()).isEqualTo(1);
  }

  @Test
  void givesEqualValuesAPValueOfOne() {
    double[] a = {5, 5, 5};

    assertThat(MannWhitney.of(a, a).pValue()).isEqualTo(1);
    assertThat(MannWhitney.of(a, a).u()).isEqualTo(4.5);
    assertThat(MannWhitney.of(new double[] {0.0}, new double[] {-0.0}).pValue()).isEqualTo(1);
  }

  @Test
  void knowsNothingOfNoValuesAndHidesNoNaN() {
    double[] none = {};
    double[] odd = {1, Double.NaN};
    double[] infinite = {1, Double.POSITIVE_INFINITY};
    double[] plain = {1, 2};

    assertThat(WilcoxonSignedRank.of(none, none).pValue()).isNaN();
    assertThat(MannWhitney.of(none, plain).pValue()).isNaN();
    assertThat(WilcoxonSignedRank.of(odd, plain).pValue()).isNaN();
    assertThat(MannWhitney.of(odd, plain).pValue()).isNaN();
    assertThat(MannWhitney.of(plain, infinite).pValue()).isNaN();
  }

  @Test
  void refusesPairsOfUnequalNumber() {
    assertThatThrownBy(() -> WilcoxonSignedRank.of(new double[] {1, 2}, new double[] {1}))
        .hasMessageContaining("Pairs must have a value on both sides");
  }
}
