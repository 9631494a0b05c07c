package org.swath.jobs.compare;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One thing that two sweeps may differ in, such as the BLAS library.
 *
 * @param name in words
 * @param inA its values over A's runs, sorted; empty when A has no run that says
 * @param inB likewise
 */
public record Aspect(String name, List<String> inA, List<String> inB) {

  public Aspect {
    Objects.requireNonNull(name, "name");
    inA = List.copyOf(sorted(inA));
    inB = List.copyOf(sorted(inB));
  }

  private static SortedSet<String> sorted(List<String> values) {
    return new TreeSet<>(values);
  }

  /** Whether both sweeps have the same values, and know them. */
  public boolean isSame() {
    return !inA.isEmpty() && inA.equals(inB);
  }

  /** Whether both sweeps know their values, and they are not the same. */
  public boolean isDifferent() {
    return !inA.isEmpty() && !inB.isEmpty() && !inA.equals(inB);
  }
}
