package org.swath.core.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong with one file. Owned by one reading of it. */
final class Problems {

  private final String file;
  private final String part;
  private final List<SpecProblem> found = new ArrayList<>();
  private final Set<String> meant = new HashSet<>();

  Problems(String file) {
    this(file, "");
  }

  /**
   * @param part the keys that lead to the part of the file that is read; empty for all of it
   */
  Problems(String file, String part) {
    this.file = file;
    this.part = part;
  }

  /** An empty collection for a part of the same file. */
  Problems ofPart(String part) {
    return new Problems(file, part);
  }

  /** Adds all that was found in a part of the file. */
  void addAll(Problems ofPart) {
    found.addAll(ofPart.found);
  }

  /** Adds a problem at {@code mark}, or at the start of the file where there is none. */
  void add(Optional<Mark> mark, String path, String message, String suggestion) {
    int line = mark.map(m -> m.getLine() + 1).orElse(1);
    int column = mark.map(m -> m.getColumn() + 1).orElse(1);
    String place = part.isEmpty() || path.isEmpty() ? part + path : part + "." + path;
    found.add(new SpecProblem(file, line, column, place, message, suggestion));
  }

  /** Notes that {@code name} was meant somewhere it does not stand, which has been reported. */
  void addMeant(String name) {
    meant.add(name);
  }

  /** Whether {@code name} stands somewhere misspelt or misplaced, and so is not missing. */
  boolean isMeant(String name) {
    return meant.contains(name);
  }

  int count() {
    return found.size();
  }

  /** Throws when anything was found. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidSpecException(
          found.stream()
              .sorted(
                  Comparator.comparingInt(SpecProblem::line).thenComparingInt(SpecProblem::column))
              .toList());
    }
  }
}
