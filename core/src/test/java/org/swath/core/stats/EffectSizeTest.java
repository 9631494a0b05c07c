package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.core.stats.Reference.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectSizeTest {

  static Stream<JsonNode> pairs() {
    return Reference.cases("pairs");
  }

  static Stream<JsonNode> twoSamples() {
    return Stream.concat(pairs(), Reference.cases("unpaired"));
  }

  @ParameterizedTest
  @MethodSource("twoSamples")
  void agreesWithTheDefinitions(JsonNode sides) {
    double[] a = Reference.values(sides.get("a"));
    double[] b = Reference.values(sides.get("b"));
    JsonNode expected = sides.get("effects");

    assertClose("d", EffectSize.cohensD(a, b), expected.get("d"));
    assertClose("g", EffectSize.hedgesG(a, b), expected.get("g"));
    assertClose("delta", EffectSize.cliffsDelta(a, b), expected.get("cliff"));
    assertClose(
        "improvement",
        ProbabilityOfImprovement.of(a, b).probability(),
        expected.get("improvement"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithThePairedDefinition(JsonNode sides) {
    assertClose(
        "dz",
        EffectSize.pairedDz(Reference.values(sides.get("a")), Reference.values(sides.get("b"))),
        sides.get("paired").get("dz"));
  }

  @Test
  void countsTiesHalf() {
    ProbabilityOfImprovement improvement =
        ProbabilityOfImprovement.of(new double[] {1, 2}, new double[] {1, 1.5, 0});

    assertThat(improvement).isEqualTo(new ProbabilityOfImprovement(4, 1, 1, 0.75));
    assertThat(ProbabilityOfImprovement.of(new double[] {0.0, -0.0}, new double[] {-0.0, 0.0}))
        .isEqualTo(new ProbabilityOfImprovement(0, 4, 0, 0.5));
  }

  @Test
  void knowsNoSizeWithoutSpread() {
    double[] a = {1, 1};
    double[] b = {2, 2};

    assertThat(EffectSize.cohensD(a, b)).isNaN();
    assertThat(EffectSize.hedgesG(a, b)).isNaN();
    assertThat(EffectSize.pairedDz(a, b)).isNaN();
    assertThat(EffectSize.cliffsDelta(a, b)).isEqualTo(-1);
  }

  @Test
  void knowsNoSizeOfTooFewValuesOrOfNaN() {
    double[] one = {1};
    double[] plain = {2, 3};
    double[] odd = {Double.NaN, 3};

    assertThat(EffectSize.cohensD(one, plain)).isNaN();
    assertThat(EffectSize.hedgesG(plain, odd)).isNaN();
    assertThat(EffectSize.cliffsDelta(plain, odd)).isNaN();
    assertThat(EffectSize.cliffsDelta(plain, new double[0])).isNaN();
  }
}
