package org.swath.core.finding;

import java.util.stream.Collectors;
import org.swath.core.parameter.ParameterValues;

/** How levels are worded. */
final class LevelWords {

  private LevelWords() {}

  /** {@code learning rate 0.01, optimizer sgd}. */
  static String of(ParameterValues levels) {
    return levels.values().isEmpty()
        ? "all configurations"
        : levels.values().entrySet().stream()
            .map(level -> of(level.getKey(), level.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** {@code learning rate 0.01}. */
  static String of(String factor, Object level) {
    return MetricWords.name(factor) + " " + of(level);
  }

  /** {@code 0.01}. */
  static String of(Object level) {
    return level instanceof Double number ? MetricWords.number(number) : String.valueOf(level);
  }
}
