package org.swath.core.spec;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The values one parameter takes in a grid.
 *
 * @param name the parameter
 * @param owner whose parameter it is
 * @param levels at least one, all different, all of one type, in the order written
 */
public record ParameterLevels(String name, ParameterOwner owner, List<Object> levels)
    implements GridFactor {

  public ParameterLevels {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(owner, "owner");
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("A factor must have a level, but " + name + " has none");
    }
    Set<Object> seen = new HashSet<>();
    for (Object level : levels) {
      if (!seen.add(level)) {
        throw new IllegalArgumentException(
            "Levels must differ, but " + name + " has " + level + " twice");
      }
      if (level.getClass() != levels.get(0).getClass()) {
        throw new IllegalArgumentException(
            "Levels of " + name + " must be of one type, but got " + levels);
      }
    }
  }

  @Override
  public List<String> factorNames() {
    return List.of(name);
  }

  @Override
  public BigInteger size() {
    return BigInteger.valueOf(levels.size());
  }
}
