package org.swath.core.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.swath.core.parameter.ParameterValues;

/**
 * Text that is the same on every machine for the same values, to be digested.
 *
 * <p>One line for each value: its name, its type and the value. Text is preceded by its length, so
 * that no value can pass for several; numbers are hexadecimal, since Java versions differ in how
 * they round decimals.
 */
final class CanonicalText {

  private final StringBuilder text = new StringBuilder();

  /** {@code kind} keeps texts about different kinds of thing apart. */
  CanonicalText(String kind) {
    text.append("swath ").append(kind).append(" 1\n");
  }

  /** Adds a String, Long, Integer, Double or Boolean. */
  CanonicalText add(String name, Object value) {
    text.append(name).append(' ').append(canonical(value)).append('\n');
    return this;
  }

  /**
   * Adds every value in name order, which is how they are kept, but for flags that are false: they
   * are as good as absent, so that nothing gets another digest when a flag is added to a component.
   */
  CanonicalText add(String name, ParameterValues values) {
    SortedMap<String, Object> told = new TreeMap<>(values.values());
    told.values().removeIf(Boolean.FALSE::equals);
    add(name, told.size());
    told.forEach((key, value) -> add(name + "." + key, value));
    return this;
  }

  /** Adds every element in order. */
  CanonicalText addAll(String name, List<?> elements) {
    add(name, elements.size());
    elements.forEach(element -> add(name, element));
    return this;
  }

  /** SHA-256 of the text, 64 hexadecimal digits. */
  String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String canonical(Object value) {
    if (value instanceof Double number) {
      // Adding zero turns negative zero, which means nothing else here, into zero.
      return "number " + Double.toHexString(number + 0.0);
    }
    if (value instanceof Long || value instanceof Integer) {
      return "integer " + value;
    }
    if (value instanceof Boolean) {
      return "flag " + value;
    }
    if (value instanceof String string) {
      return "text " + string.length() + " " + string;
    }
    throw new IllegalArgumentException("A value must be plain, but got " + value);
  }
}
