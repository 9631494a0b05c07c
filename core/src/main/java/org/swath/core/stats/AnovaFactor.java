package org.swath.core.stats;

import java.util.List;
import java.util.Objects;

/**
 * One factor of an analysis of variance.
 *
 * @param name differs from those of the other factors
 * @param levels of each observation, compared by {@code equals}
 */
public record AnovaFactor(String name, List<?> levels) {

  public AnovaFactor {
    Objects.requireNonNull(name, "name");
    levels = List.copyOf(levels);
  }

  /** The levels that occur, each once, in the order of their first observation. */
  List<?> distinct() {
    return levels.stream().distinct().toList();
  }
}
