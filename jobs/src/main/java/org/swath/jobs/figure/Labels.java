package org.swath.jobs.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;

/** Configurations and levels in the few words that a legend has room for. */
final class Labels {

  /** What stands for the level of a factor where it does not apply. */
  static final String NOTHING = "–";

  private static final int LONGEST = 60;
  private static final int MOST_DIGITS = 6;

  private Labels() {}

  /**
   * The levels of some factors: text as it is, anything else after the name of its factor, as in
   * {@code adam, learning rate 0.001}. A factor that does not apply is left out.
   */
  static String of(ParameterValues levels, List<Factor> factors) {
    List<String> parts = new ArrayList<>();
    Map<String, Object> values = levels.values();
    for (Factor factor : factors) {
      Object level = values.get(factor.name());
      if (level != null) {
        parts.add(
            level instanceof String text
                ? text
                : factor.name().replace('-', ' ') + " " + level(level));
      }
    }
    return parts.isEmpty() ? "all runs" : shortened(String.join(", ", parts));
  }

  /** One level, or {@link #NOTHING} for null. */
  static String level(Object level) {
    if (level == null) {
      return NOTHING;
    }
    return level instanceof Double number ? number(number) : shortened(level.toString());
  }

  /** A number as a person writes it: {@code 0.0001}, {@code 1e-7}, {@code 128}. */
  static String number(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
    boolean readable =
        exact.scale() <= MOST_DIGITS && exact.precision() - exact.scale() <= MOST_DIGITS;
    return readable
        ? exact.toPlainString()
        : Double.toString(number).replace(".0E", "e").replace('E', 'e');
  }

  /** A number to four digits. */
  static String shortly(double number) {
    return number(new BigDecimal(number).round(new MathContext(4)).doubleValue());
  }

  /** {@code 1 run}, {@code 2 runs}. */
  static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
