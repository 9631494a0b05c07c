package org.swath.jobs.compare;

import java.util.Locale;

/** A form that a comparison can be written in. */
public enum ComparisonFormat {
  /** For a terminal. */
  TEXT,
  /** For a page. */
  MARKDOWN,
  /** One object with everything, for programs. */
  JSON;

  /** The comparison in this form, ending in a new line. */
  public String write(SweepComparison comparison) {
    return switch (this) {
      case TEXT -> ComparisonTextForm.write(new ComparisonPage(comparison).blocks());
      case MARKDOWN -> ComparisonMarkdownForm.write(new ComparisonPage(comparison).blocks());
      case JSON -> ComparisonJsonForm.write(comparison);
    };
  }

  /** The name of this form on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
