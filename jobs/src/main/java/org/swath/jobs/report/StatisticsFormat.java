package org.swath.jobs.report;

import java.util.Locale;

/** A form that statistics can be written in. */
public enum StatisticsFormat {
  /** Tables for a terminal. */
  TEXT,
  /** Tables in Markdown. */
  MARKDOWN,
  /** Tables in LaTeX that need no package. */
  LATEX,
  /** One object with everything, for programs. */
  JSON,
  /** One table with a row for each metric and group. */
  CSV;

  /** Writes statistics in this form; ends in a new line. */
  public String write(SweepStatistics statistics) {
    return form().write(statistics);
  }

  /** The name of this form on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private StatisticsForm form() {
    return switch (this) {
      case TEXT -> new StatisticsTextForm();
      case MARKDOWN -> new StatisticsMarkdownForm();
      case LATEX -> new StatisticsLatexForm();
      case JSON -> new StatisticsJsonForm();
      case CSV -> new StatisticsCsvForm();
    };
  }
}
