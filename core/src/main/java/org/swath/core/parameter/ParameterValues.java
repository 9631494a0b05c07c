package org.swath.core.parameter;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable assignment of values to parameter names, in name order.
 *
 * <p>A value is a Long, a finite Double, a Boolean or a String. Asking for a name that is not
 * there, or for another type, is a programming error: a spec has been checked before values exist.
 */
public record ParameterValues(SortedMap<String, Object> values) implements Serializable {

  public ParameterValues {
    values.forEach(ParameterValues::requireStorable);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static ParameterValues of(Map<String, ?> values) {
    return new ParameterValues(new TreeMap<>(values));
  }

  public static ParameterValues none() {
    return new ParameterValues(new TreeMap<>());
  }

  public long integer(String name) {
    return value(name, Long.class);
  }

  /** A whole number that must fit an int, such as the size of an array. */
  public int count(String name) {
    return Math.toIntExact(integer(name));
  }

  public double number(String name) {
    return value(name, Double.class);
  }

  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  public String text(String name) {
    return value(name, String.class);
  }

  /** These values with one added or replaced. */
  public ParameterValues with(String name, Object value) {
    TreeMap<String, Object> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new ParameterValues(changed);
  }

  private <T> T value(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "Parameter " + name + " must be a " + type.getSimpleName() + ", but is " + value);
    }
    return type.cast(value);
  }

  private static void requireStorable(String name, Object value) {
    boolean storable =
        value instanceof Long
            || value instanceof Boolean
            || value instanceof String
            || (value instanceof Double number && Double.isFinite(number));
    if (!storable) {
      throw new IllegalArgumentException(
          "A value must be a Long, a finite Double, a Boolean or a String, but "
              + name
              + " is "
              + value);
    }
  }
}
