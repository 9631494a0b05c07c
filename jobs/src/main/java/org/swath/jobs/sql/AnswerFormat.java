package org.swath.jobs.sql;

import java.util.Locale;

/** A form that the answer to a query can be written in. */
public enum AnswerFormat {
  /** A table for a terminal; numbers with up to seven digits. */
  TEXT,
  /** A table for a page; numbers with up to seven digits. */
  MARKDOWN,
  /** A list of objects, numbers in full; what is no finite number is null. */
  JSON,
  /** A header and a row for each row, numbers in full; null is an empty field. */
  CSV;

  /**
   * The answer in this form, ending in a new line.
   *
   * @throws org.swath.jobs.driver.RefusedException when the form cannot hold this answer
   */
  public String write(Answer answer) {
    return form().write(answer);
  }

  /** The name of this form on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private AnswerForm form() {
    return switch (this) {
      case TEXT -> new TextAnswer();
      case MARKDOWN -> new MarkdownAnswer();
      case JSON -> new JsonAnswer();
      case CSV -> new CsvAnswer();
    };
  }
}
