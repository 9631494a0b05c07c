package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts and lists as a person writes them. */
final class Words {

  private Words() {}

  /** {@code 1 run}, {@code 2 runs}. */
  static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** {@code seed 1}, {@code seeds 1, 2, 3}. */
  static String seeds(List<Long> seeds) {
    return (seeds.size() == 1 ? "seed " : "seeds ")
        + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** The first items, and how many more there are. */
  static List<String> atMost(int most, List<String> items, String what) {
    if (items.size() <= most) {
      return items;
    }
    List<String> first = new ArrayList<>(items.subList(0, most));
    first.add(
        "... and %s (--format json lists all)"
            .formatted(counted(items.size() - most, "more " + what)));
    return first;
  }
}
