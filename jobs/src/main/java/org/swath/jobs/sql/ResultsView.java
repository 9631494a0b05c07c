package org.swath.jobs.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a query can be asked of, for each results folder. */
enum ResultsView {
  /** The records of all committed runs, as stored. */
  RUNS("a row for each committed run"),
  /** The epoch metrics of those runs, as stored. */
  EPOCHS("a row for each epoch of those runs"),
  /** What {@code swath report} says of each configuration. */
  SUMMARY("a row for each configuration, with the figures of swath report"),
  /** What {@code swath converge} says of each run by the criteria of the stored spec. */
  CONVERGENCE("a row for each completed run and criterion of the spec");

  private final String rows;

  ResultsView(String rows) {
    this.rows = rows;
  }

  /** What stands in a row, in words. */
  String rows() {
    return rows;
  }

  /**
   * The name of this view in queries.
   *
   * @param results the name of the results folder; empty for the first one
   */
  String of(String results) {
    String view = name().toLowerCase(Locale.ROOT);
    return results.isEmpty() ? view : results + "_" + view;
  }

  /** Whether a query can be about this view: about no other does it need to be made. */
  boolean isNamedIn(String query, String results) {
    return Pattern.compile(
            "(?<![a-z0-9_])" + Pattern.quote(of(results)) + "(?![a-z0-9_])",
            Pattern.CASE_INSENSITIVE)
        .matcher(query)
        .find();
  }
}
