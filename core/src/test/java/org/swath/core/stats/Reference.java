package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.swath.core.golden.GoldenTrace;

/** Figures of SciPy and statsmodels, see {@code golden/README.md}. */
final class Reference {

  static final double RELATIVE = 1e-9;

  private Reference() {}

  /** The cases of one section. */
  static Stream<JsonNode> cases(String... path) {
    JsonNode node = GoldenTrace.read("statistics.json");
    for (String name : path) {
      node = node.get(name);
    }
    List<JsonNode> cases = new ArrayList<>();
    node.forEach(cases::add);
    assertThat(cases).isNotEmpty();
    return cases.stream();
  }

  static double[] values(JsonNode node) {
    return GoldenTrace.vector(node);
  }

  /**
   * Equal to the last few digits; null is NaN. A figure that should be 0 may be off by rounding.
   */
  static void assertClose(String what, double actual, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(actual).as(what).isNaN();
      return;
    }
    double figure = expected.asDouble();
    assertThat(Math.abs(actual - figure))
        .as("%s: %s, but the reference has %s", what, actual, figure)
        .isLessThanOrEqualTo(RELATIVE * Math.abs(figure));
  }

  static void assertClose(String what, Interval actual, JsonNode expected) {
    assertClose(what + " lower", actual.lower(), expected.get(0));
    assertClose(what + " upper", actual.upper(), expected.get(1));
  }
}
