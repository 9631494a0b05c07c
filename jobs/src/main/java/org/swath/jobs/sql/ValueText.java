package org.swath.jobs.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** How one value of an answer is written. */
final class ValueText {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final MathContext SHORT_DIGITS = new MathContext(7);

  /** Beyond these a number is easier to read with an exponent. */
  private static final BigDecimal LARGE = new BigDecimal("1e7");

  private static final BigDecimal SMALL = new BigDecimal("1e-5");

  private ValueText() {}

  /** For people: fractions are rounded to seven digits, whole numbers are not. */
  static String brief(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? brief(new BigDecimal(value.toString())) : value.toString();
    }
    return full(value);
  }

  private static String brief(BigDecimal number) {
    BigDecimal rounded = number.round(SHORT_DIGITS).stripTrailingZeros();
    BigDecimal size = rounded.abs();
    if (size.signum() == 0 || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0)) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** For programs: numbers in full, lists and maps as JSON. */
  static String full(Object value) {
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return json(value).toString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
  }

  /** As JSON: what is no finite number is null, times are text. */
  static JsonNode json(Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Double || value instanceof Float) {
      // By its text: a float has no more digits than a float has.
      double number = Double.parseDouble(value.toString());
      return Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
    }
    if (value instanceof Number number) {
      return JSON.numberNode(new BigDecimal(number.toString()));
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      map.forEach((key, element) -> object.set(full(key), json(element)));
      return object;
    }
    return JSON.textNode(full(value));
  }
}
