package org.swath.core.spec;

import java.util.Objects;

/**
 * One thing that is wrong with a spec, and where.
 *
 * @param file the name the spec was read under
 * @param line from 1
 * @param column from 1
 * @param path the keys that lead there, as in {@code grid.optimizer[1].momentum}; empty for the
 *     file as a whole
 * @param message "must …, but got …", without a full stop
 * @param suggestion a sentence that says what to do; may be empty
 */
public record SpecProblem(
    String file, int line, int column, String path, String message, String suggestion) {

  public SpecProblem {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "line >= 1 and column >= 1 must hold, but got " + line + " and " + column);
    }
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(suggestion, "suggestion");
  }

  /** The problem on one line: {@code file:line: path: must …, but got …. What to do.} */
  @Override
  public String toString() {
    String place = file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ");
    return place + message + "." + (suggestion.isEmpty() ? "" : " " + suggestion);
  }
}
