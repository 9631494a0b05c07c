package org.swath.core.workload;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.swath.core.state.SavedState;
import org.swath.core.state.Section;

/** Numbers under names, in the order in which they came about, to be compared bit by bit. */
final class Trace {

  private final Map<String, Section> sections = new LinkedHashMap<>();

  /** Copies numbers; what was under the name before is forgotten. */
  void add(String name, double... values) {
    sections.put(name, new Section.Doubles(values.clone()));
  }

  /** Every section under its name behind a prefix. */
  void add(String prefix, SavedState state) {
    state.sections().forEach((name, section) -> sections.put(prefix + name, section));
  }

  /** Where this one first differs from another; empty when every bit is the same. */
  String differenceFrom(Trace other) {
    if (!sections.keySet().equals(other.sections.keySet())) {
      return "it has " + sections.keySet() + " instead of " + other.sections.keySet();
    }
    for (Map.Entry<String, Section> entry : sections.entrySet()) {
      Section own = entry.getValue();
      Section others = other.sections.get(entry.getKey());
      if (own.getClass() != others.getClass() || own.length() != others.length()) {
        return "%s has %d numbers instead of %d, or in another precision"
            .formatted(entry.getKey(), own.length(), others.length());
      }
      int at = firstDifference(own, others);
      if (at >= 0) {
        return "%s, number %d: %s instead of %s"
            .formatted(entry.getKey(), at, text(own, at), text(others, at));
      }
    }
    return "";
  }

  /** Index of the first; negative when there is none. A zero differs from one of another sign. */
  private static int firstDifference(Section own, Section others) {
    if (own instanceof Section.Singles singles) {
      return Arrays.mismatch(singles.values(), ((Section.Singles) others).values());
    }
    if (own instanceof Section.Doubles doubles) {
      return Arrays.mismatch(doubles.values(), ((Section.Doubles) others).values());
    }
    if (own instanceof Section.Longs longs) {
      return Arrays.mismatch(longs.values(), ((Section.Longs) others).values());
    }
    return Arrays.mismatch(((Section.Bytes) own).values(), ((Section.Bytes) others).values());
  }

  private static String text(Section section, int at) {
    if (section instanceof Section.Singles singles) {
      return Float.toString(singles.values()[at]);
    }
    if (section instanceof Section.Doubles doubles) {
      return Double.toString(doubles.values()[at]);
    }
    return section instanceof Section.Longs longs
        ? Long.toString(longs.values()[at])
        : Byte.toString(((Section.Bytes) section).values()[at]);
  }
}
