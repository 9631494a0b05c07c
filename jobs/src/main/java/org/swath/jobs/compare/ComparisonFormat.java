package org.swath.jobs.compare;

import java.util.Locale;

/** A form that a comparison can be written in. */
public enum ComparisonFormat {
  /** For a terminal. */
  TEXT,
  /** For a page. */
  MARKDOWN,
  /** One object with everything, for programs. */
  JSON,
  /** The metrics: one row for each and configuration, for spreadsheets and data frames. */
  CSV;

  /**
   * The comparison in this form, ending in a new line.
   *
   * @param everyRow whether people are shown configurations that did not change; programs are
   */
  public String write(SweepComparison comparison, boolean everyRow) {
    return switch (this) {
      case TEXT -> ComparisonTextForm.write(new ComparisonPage(comparison, everyRow).blocks());
      case MARKDOWN ->
          ComparisonMarkdownForm.write(new ComparisonPage(comparison, everyRow).blocks());
      case JSON -> ComparisonJsonForm.write(comparison);
      case CSV -> ComparisonCsvForm.write(comparison);
    };
  }

  /** The name of this form on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
