package org.swath.jobs.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * A configuration of A and its partner in B.
 *
 * @param levels of A's factors; a factor that does not apply is absent
 * @param runs one pair for each seed that both have, at least one, in A's order
 */
public record ConfigurationPair(ParameterValues levels, List<RunPair> runs) {

  public ConfigurationPair {
    Objects.requireNonNull(levels, "levels");
    runs = List.copyOf(runs);
    List<Long> seeds = runs.stream().map(RunPair::seed).toList();
    if (seeds.isEmpty() || new HashSet<>(seeds).size() != seeds.size()) {
      throw new IllegalArgumentException(
          "A configuration must have a pair for each of its seeds, but got " + seeds);
    }
  }

  /** Pairs that trained to their end on both sides. */
  public List<RunPair> completed() {
    return runs.stream().filter(RunPair::isCompleted).toList();
  }
}
