package org.swath.jobs.figure;

import java.util.HashSet;
import java.util.List;

/**
 * The figures of a sweep, in the order in which to look at them.
 *
 * @param figures with different ids; may be empty
 * @param notes why figures that one might look for are not there, a sentence each
 */
public record FigureList(List<Figure> figures, List<String> notes) {

  public FigureList {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
    List<String> ids = figures.stream().map(Figure::id).toList();
    if (new HashSet<>(ids).size() != ids.size()) {
      throw new IllegalArgumentException("Figures must differ in id, but got " + ids);
    }
  }
}
