package org.swath.jobs.report;

import java.util.Locale;

/** A form that a convergence report can be written in. */
public enum ConvergenceFormat {
  /** Tables for a terminal, one for each criterion. */
  TEXT,
  /** One table with a row for each criterion and group or run. */
  CSV,
  /** One object with everything, for programs. */
  JSON;

  /** What each group of runs comes to; ends in a new line. */
  public String groups(ConvergenceReport report) {
    return form().groups(report);
  }

  /** Each completed run by itself; ends in a new line. */
  public String runs(ConvergenceReport report) {
    return form().runs(report);
  }

  /** The name of this form on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private ConvergenceForm form() {
    return switch (this) {
      case TEXT -> new ConvergenceTextForm();
      case CSV -> new ConvergenceCsvForm();
      case JSON -> new ConvergenceJsonForm();
    };
  }
}
