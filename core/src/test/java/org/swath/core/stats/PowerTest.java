package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.stats.Reference.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PowerTest {

  static Stream<JsonNode> noncentral() {
    return Reference.cases("noncentralT");
  }

  static Stream<JsonNode> groups() {
    return Reference.cases("power", "groups");
  }

  static Stream<JsonNode> pairs() {
    return Reference.cases("power", "pairs");
  }

  static Stream<JsonNode> unequal() {
    return Reference.cases("power", "unequal");
  }

  static Stream<JsonNode> seedsPerGroup() {
    return Reference.cases("power", "seedsPerGroup");
  }

  static Stream<JsonNode> seedPairs() {
    return Reference.cases("power", "seedPairs");
  }

  @ParameterizedTest
  @MethodSource("noncentral")
  void agreesWithSciPysNoncentralT(JsonNode point) {
    NoncentralT distribution =
        new NoncentralT(point.get("df").asDouble(), point.get("delta").asDouble());

    assertClose(
        "cdf", distribution.cumulativeProbability(point.get("t").asDouble()), point.get("cdf"));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void agreesWithStatsmodelsPowerOfTwoGroups(JsonNode design) {
    int seeds = design.get("n").asInt();

    assertClose(
        "power",
        Power.ofWelch(design.get("effect").asDouble(), 1, 1, seeds, 0.05),
        design.get("power"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithStatsmodelsPowerOfPairs(JsonNode design) {
    int pairs = design.get("n").asInt();

    assertClose(
        "power",
        Power.ofPairs(design.get("effect").asDouble(), 1, pairs, 0.05),
        design.get("power"));
  }

  @ParameterizedTest
  @MethodSource("unequal")
  void takesUnequalSpreadsAsWelchDoes(JsonNode design) {
    assertClose(
        "power",
        Power.ofWelch(
            design.get("difference").asDouble(),
            design.get("sdA").asDouble(),
            design.get("sdB").asDouble(),
            design.get("n").asInt(),
            0.05),
        design.get("power"));
  }

  @ParameterizedTest
  @MethodSource("seedsPerGroup")
  void findsStatsmodelsNumberOfSeeds(JsonNode plan) {
    assertThat(Power.seedsPerGroup(plan.get("effect").asDouble(), 1, 1, 0.05, 0.8))
        .hasValue(plan.get("n").asInt());
  }

  @ParameterizedTest
  @MethodSource("seedPairs")
  void findsStatsmodelsNumberOfPairs(JsonNode plan) {
    assertThat(Power.pairs(plan.get("effect").asDouble(), 1, 0.05, 0.8))
        .hasValue(plan.get("n").asInt());
  }

  @Test
  void findsNoNumberWhereThereIsNoDifference() {
    assertThat(Power.seedsPerGroup(0, 1, 1, 0.05, 0.8)).isEmpty();
    assertThat(Power.pairs(0, 0, 0.05, 0.8)).isEmpty();
    assertThat(Power.pairs(Double.NaN, 1, 0.05, 0.8)).isEmpty();
    assertThat(Power.pairs(1e-9, 1, 0.05, 0.8)).isEmpty();
  }

  @Test
  void needsTwoSeedsWhereThereIsNoSpread() {
    assertThat(Power.seedsPerGroup(1, 0, 0, 0.05, 0.8)).hasValue(2);
    assertThat(Power.pairs(-1, 0, 0.05, 0.8)).hasValue(2);
  }

  @Test
  void doesNotMindTheDirection() {
    assertThat(Power.ofPairs(-1.5, 1, 7, 0.05)).isEqualTo(Power.ofPairs(1.5, 1, 7, 0.05));
  }

  @Test
  void refusesLevelsThatMeanNothing() {
    assertThatThrownBy(() -> Power.pairs(1, 1, 5, 0.8)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> Power.pairs(1, 1, 0.05, 80)).hasMessageContaining("as 0.8");
  }
}
