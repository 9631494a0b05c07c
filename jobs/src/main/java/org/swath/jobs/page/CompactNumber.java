package org.swath.jobs.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * A number of the results in seven significant digits, which is what single precision has and what
 * a reader can compare; the results themselves have all.
 */
final class CompactNumber {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final MathContext DIGITS = new MathContext(7);

  private CompactNumber() {}

  /**
   * The number; as text where JSON has no number for it ({@code NaN}), null where there is none.
   */
  static JsonNode of(OptionalDouble number) {
    return number.isPresent() ? of(number.getAsDouble()) : JSON.nullNode();
  }

  static JsonNode of(double number) {
    if (!Double.isFinite(number)) {
      return JSON.textNode(Double.toString(number));
    }
    if (number == Math.rint(number) && Math.abs(number) < 1e7) {
      return JSON.numberNode((long) number);
    }
    return JSON.numberNode(new BigDecimal(number).round(DIGITS).doubleValue());
  }
}
