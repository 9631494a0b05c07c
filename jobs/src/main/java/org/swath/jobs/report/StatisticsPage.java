package org.swath.jobs.report;

import java.util.List;

/**
 * Statistics as a page for people, whatever it is written in.
 *
 * @param title first line
 * @param blocks in the order they are read
 */
public record StatisticsPage(String title, List<Block> blocks) {

  /** A part of the page. */
  public sealed interface Block permits Heading, Paragraph, Table {}

  /** What the blocks up to the next heading are about. */
  public record Heading(String text) implements Block {}

  /** Sentences. */
  public record Paragraph(String text) implements Block {}

  /**
   * Rows of cells under headings.
   *
   * @param headings one for each column
   * @param textColumns how many columns from the left hold words
   * @param rows as many cells as headings each
   */
  public record Table(List<String> headings, int textColumns, List<List<String>> rows)
      implements Block {

    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != headings.size()) {
          throw new IllegalArgumentException(
              "A row must have a cell for each of %s, but got %s".formatted(headings, row));
        }
      }
    }
  }

  public StatisticsPage {
    blocks = List.copyOf(blocks);
  }

  /** Statistics laid out for people. */
  public static StatisticsPage of(SweepStatistics statistics) {
    return new StatisticsPageWriter(statistics).page();
  }
}
