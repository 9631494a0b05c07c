package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.stats.Reference.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeanEstimateTest {

  static Stream<JsonNode> samples() {
    return Reference.cases("descriptions");
  }

  static Stream<JsonNode> pairs() {
    return Reference.cases("pairs");
  }

  static Stream<JsonNode> twoSamples() {
    return Stream.concat(pairs(), Reference.cases("unpaired"));
  }

  static Stream<JsonNode> equivalence() {
    return Reference.cases("equivalence");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesSciPysIntervalOfAMean(JsonNode sample) {
    MeanEstimate mean = MeanEstimate.ofMean(Reference.values(sample.get("values")));

    assertClose("95 %", mean.interval(0.95), sample.get("interval"));
    assertClose("99 %", mean.interval(0.99), sample.get("interval99"));
  }

  @ParameterizedTest
  @MethodSource("twoSamples")
  void agreesWithSciPysWelchTest(JsonNode sides) {
    JsonNode expected = sides.get("welch");
    MeanEstimate difference =
        MeanEstimate.ofWelchDifference(
            Reference.values(sides.get("a")), Reference.values(sides.get("b")));

    assertClose("t", difference.test().statistic(), expected.get("statistic"));
    assertClose("df", difference.test().degreesOfFreedom(), expected.get("df"));
    assertClose("p", difference.test().pValue(), expected.get("p"));
    assertClose("interval", difference.interval(0.95), expected.get("interval"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithSciPysPairedTest(JsonNode sides) {
    JsonNode expected = sides.get("paired");
    MeanEstimate difference =
        MeanEstimate.ofPairedDifference(
            Reference.values(sides.get("a")), Reference.values(sides.get("b")));

    assertClose("t", difference.test().statistic(), expected.get("statistic"));
    assertClose("df", difference.test().degreesOfFreedom(), expected.get("df"));
    assertClose("p", difference.test().pValue(), expected.get("p"));
    assertClose("interval", difference.interval(0.95), expected.get("interval"));
  }

  @ParameterizedTest
  @MethodSource("equivalence")
  void agreesWithStatsmodelsTestsOfEquivalence(JsonNode sides) {
    double[] a = Reference.values(sides.get("a"));
    double[] b = Reference.values(sides.get("b"));

    check(MeanEstimate.ofWelchDifference(a, b), sides.get("welch"));
    check(MeanEstimate.ofPairedDifference(a, b), sides.get("paired"));
  }

  private static void check(MeanEstimate difference, JsonNode expected) {
    Equivalence equivalence =
        difference.equivalence(
            expected.get("from").asDouble(), expected.get("to").asDouble(), 0.05);

    assertClose("above", equivalence.pAbove(), expected.get("above"));
    assertClose("below", equivalence.pBelow(), expected.get("below"));
    assertClose("p", equivalence.pValue(), expected.get("p"));
    assertClose("interval", equivalence.interval(), expected.get("interval"));
    boolean inside =
        equivalence.interval().lower() > equivalence.from()
            && equivalence.interval().upper() < equivalence.to();
    assertThat(equivalence.isShown()).isEqualTo(inside);
  }

  @Test
  void showsEquivalenceOfCloseMeansAndNotOfDistantOnes() {
    double[] a = {10, 11, 12, 13};
    double[] b = {10.5, 11, 12.5, 12};

    assertThat(MeanEstimate.ofWelchDifference(a, b).equivalence(-5, 5, 0.05).isShown()).isTrue();
    assertThat(MeanEstimate.ofWelchDifference(a, b).equivalence(-0.5, 0.5, 0.05).isShown())
        .isFalse();
  }

  @Test
  void saysThatOneValueHasNoStandardError() {
    MeanEstimate mean = MeanEstimate.ofMean(7);

    assertThat(mean.value()).isEqualTo(7);
    assertThat(mean.interval(0.95).isKnown()).isFalse();
    assertThat(mean.test().pValue()).isNaN();
    assertThat(mean.flaw()).hasValueSatisfying(flaw -> assertThat(flaw).contains("has one"));
    assertThat(MeanEstimate.ofMean().flaw())
        .hasValueSatisfying(f -> assertThat(f).contains("none"));
    assertThat(MeanEstimate.ofWelchDifference(new double[] {1}, new double[] {1, 2}).flaw())
        .isPresent();
    assertThat(MeanEstimate.ofPairedDifference(new double[] {1}, new double[] {2}).value())
        .isEqualTo(-1);
  }

  @Test
  void takesEqualSidesWithoutSpreadForEqual() {
    double[] a = {100, 100, 100};

    for (MeanEstimate same :
        new MeanEstimate[] {
          MeanEstimate.ofWelchDifference(a, a), MeanEstimate.ofPairedDifference(a, a)
        }) {
      assertThat(same.test().pValue()).isEqualTo(1);
      assertThat(same.interval(0.95)).isEqualTo(new Interval(0, 0, 0.95));
      assertThat(same.flaw()).isPresent();
    }
  }

  @Test
  void cannotJudgeADifferenceWithoutSpread() {
    double[] a = {100, 100, 100};
    double[] b = {70, 70, 70};

    for (MeanEstimate apart :
        new MeanEstimate[] {
          MeanEstimate.ofWelchDifference(a, b), MeanEstimate.ofPairedDifference(a, b)
        }) {
      assertThat(apart.value()).isEqualTo(30);
      assertThat(apart.test().pValue()).isNaN();
      assertThat(apart.interval(0.95)).isEqualTo(new Interval(30, 30, 0.95));
      assertThat(apart.test().flaw())
          .hasValueSatisfying(flaw -> assertThat(flaw).contains("no spread"));
      assertThat(apart.equivalence(-1, 1, 0.05).pValue()).isNaN();
      assertThat(apart.equivalence(-1, 1, 0.05).isShown()).isFalse();
    }
  }

  @Test
  void takesSpreadThatIsRoundingForNone() {
    double[] a = {0.3, 0.2, 0.7};
    double[] b = {0.2, 0.1, 0.6};

    assertThat(MeanEstimate.ofPairedDifference(a, b).standardError()).isZero();
    assertThat(MeanEstimate.ofPairedDifference(a, b).test().pValue()).isNaN();
  }

  @Test
  void hidesNoNaN() {
    double[] odd = {1, Double.NaN, 3};
    double[] plain = {1, 2, 3};

    assertThat(MeanEstimate.ofMean(odd).value()).isNaN();
    assertThat(MeanEstimate.ofWelchDifference(plain, odd).value()).isNaN();
    assertThat(MeanEstimate.ofPairedDifference(odd, plain).test().pValue()).isNaN();
    assertThat(MeanEstimate.ofPairedDifference(odd, plain).flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("not finite"));
  }

  @Test
  void refusesPairsOfUnequalNumber() {
    assertThatThrownBy(() -> MeanEstimate.ofPairedDifference(new double[] {1, 2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 2 and 1");
  }

  @Test
  void refusesConfidencesAndBoundsThatMeanNothing() {
    MeanEstimate mean = MeanEstimate.ofMean(1, 2, 3);

    assertThatThrownBy(() -> mean.interval(95)).hasMessageContaining("as 0.95, but got 95");
    assertThatThrownBy(() -> mean.equivalence(1, -1, 0.05)).hasMessageContaining("from < to");
    assertThatThrownBy(() -> mean.equivalence(-1, 1, 0.5)).hasMessageContaining("alpha");
  }
}
