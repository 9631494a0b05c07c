package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.stats.MultipleComparisons.BENJAMINI_HOCHBERG;
import static org.swath.core.stats.MultipleComparisons.BONFERRONI;
import static org.swath.core.stats.MultipleComparisons.HOLM;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultipleComparisonsTest {

  static Stream<JsonNode> families() {
    return Reference.cases("adjusted");
  }

  @ParameterizedTest
  @MethodSource("families")
  void agreesWithStatsmodels(JsonNode family) {
    double[] pValues = Reference.values(family.get("p"));

    check(HOLM.adjusted(pValues), family.get("holm"));
    check(BONFERRONI.adjusted(pValues), family.get("bonferroni"));
    check(BENJAMINI_HOCHBERG.adjusted(pValues), family.get("fdr_bh"));
  }

  private static void check(double[] adjusted, JsonNode expected) {
    assertThat(adjusted).hasSize(expected.size());
    for (int i = 0; i < adjusted.length; i++) {
      Reference.assertClose("p " + i, adjusted[i], expected.get(i));
    }
  }

  @Test
  void countsATestThatSaidNothing() {
    assertThat(HOLM.adjusted(0.01, Double.NaN, 0.02)).containsExactly(0.03, Double.NaN, 0.04);
    assertThat(BONFERRONI.adjusted(0.01, Double.NaN)).containsExactly(0.02, Double.NaN);
  }

  @Test
  void adjustsNothingOfNothing() {
    for (MultipleComparisons method : MultipleComparisons.values()) {
      assertThat(method.adjusted()).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoPValue() {
    assertThatThrownBy(() -> HOLM.adjusted(0.5, 1.5)).hasMessageContaining("but got 1.5");
  }
}
