package org.swath.jobs.report;

import java.util.Locale;

/** A form that a report can be written in. */
public enum ReportFormat {
  /** A table for a terminal, about 100 characters wide for two factors. */
  TEXT,
  /** A table for a page such as a README. */
  MARKDOWN,
  /** A table for a paper, with the packages booktabs and amssymb. */
  LATEX,
  /** One object with everything, for programs. */
  JSON,
  /** One row for each configuration, for spreadsheets and data frames. */
  CSV;

  /** The report in this form, ending in a new line. */
  public String write(SweepReport report) {
    return form().write(report);
  }

  /** The name of this form on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private ReportForm form() {
    return switch (this) {
      case TEXT -> new TextForm();
      case MARKDOWN -> new MarkdownForm();
      case LATEX -> new LatexForm();
      case JSON -> new JsonForm();
      case CSV -> new CsvForm();
    };
  }
}
