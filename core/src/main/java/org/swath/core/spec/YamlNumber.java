package org.swath.core.spec;

import java.math.BigInteger;
import java.util.Locale;

/** The numbers of YAML's core schema, from text its resolver has already recognised. */
final class YamlNumber {

  private YamlNumber() {}

  /** A Long, or a Double where a Long is too small. */
  static Object integer(String text) {
    BigInteger value;
    if (text.startsWith("0x")) {
      value = new BigInteger(text.substring(2), 16);
    } else if (text.startsWith("0o")) {
      value = new BigInteger(text.substring(2), 8);
    } else {
      value = new BigInteger(text);
    }
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value.doubleValue();
  }

  /** A Double, never negative zero: a spec that says {@code -0.0} means zero. */
  static double real(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".inf")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.equals(".nan")) {
      return Double.NaN;
    }
    return Double.parseDouble(text) + 0.0;
  }
}
