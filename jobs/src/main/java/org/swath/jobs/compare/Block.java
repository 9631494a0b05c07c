package org.swath.jobs.compare;

import java.util.List;

/** A part of a page for people, whatever it is written in. */
sealed interface Block {

  /**
   * A paragraph.
   *
   * @param goesOn whether it belongs to what stands before it
   */
  record Paragraph(String text, boolean goesOn) implements Block {

    Paragraph(String text) {
      this(text, false);
    }
  }

  /** Lines that stand one under the other. */
  record Lines(List<String> lines) implements Block {

    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** A paragraph that nobody may overlook. */
  record Warning(String text) implements Block {}

  /** What stands over what follows. */
  record Heading(String text) implements Block {}

  /**
   * Items that belong together.
   *
   * @param introduction what they are, ending in a colon
   */
  record Items(String introduction, List<String> items) implements Block {

    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param columns at least one
   * @param rows each with a cell for each column
   */
  record Table(List<Column> columns, List<List<String>> rows) implements Block {

    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "A row must have %d cells, but got %s".formatted(columns.size(), row));
        }
      }
    }
  }

  /**
   * A column of a table.
   *
   * @param isNumber whether its cells stand on the right
   */
  record Column(String heading, boolean isNumber) {}
}
