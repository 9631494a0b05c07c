package org.swath.core.finding;

/** What results say of a hypothesis. */
public enum Verdict {
  /** It is shown. */
  SUPPORTED("supported"),
  /** The opposite is shown. */
  REFUTED("refuted"),
  /** Neither is. */
  UNDECIDED("undecided");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** The verdict as reports have it. */
  public String text() {
    return text;
  }
}
