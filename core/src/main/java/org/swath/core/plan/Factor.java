package org.swath.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.Parameter;

/**
 * One thing that varies over a sweep.
 *
 * @param name as a spec has it, {@code learning-rate}
 * @param column as results have it, {@code learning_rate}
 * @param type of its levels
 * @param levels at least one, all different, in the order the sweep first takes them
 */
public record Factor(String name, String column, FactorType type, List<Object> levels) {

  public Factor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(column, "column");
    levels = List.copyOf(levels);
    if (levels.isEmpty() || new HashSet<>(levels).size() != levels.size()) {
      throw new IllegalArgumentException(
          "Levels of " + name + " must be given and differ, but got " + levels);
    }
    for (Object level : levels) {
      if (FactorType.of(level) != type) {
        throw new IllegalArgumentException(
            "Levels of " + name + " must be of type " + type + ", but got " + level);
      }
    }
  }

  /** A factor named as in a spec, typed by its levels. */
  static Factor of(String name, List<Object> levels) {
    return new Factor(name, Parameter.columnOf(name), FactorType.of(levels.get(0)), levels);
  }
}
