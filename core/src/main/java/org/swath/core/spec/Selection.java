package org.swath.core.spec;

import java.util.Map;
import org.swath.core.parameter.ParameterValues;

/** Which configurations a handful of levels picks out. */
final class Selection {

  private Selection() {}

  /** Whether {@code configuration} has every one of {@code levels}; no levels select everything. */
  static boolean selects(ParameterValues levels, ParameterValues configuration) {
    Map<String, Object> own = configuration.values();
    return levels.values().entrySet().stream()
        .allMatch(level -> level.getValue().equals(own.get(level.getKey())));
  }
}
