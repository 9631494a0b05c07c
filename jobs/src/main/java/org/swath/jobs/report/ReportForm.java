package org.swath.jobs.report;

/** Writes reports in one form. */
interface ReportForm {

  /** The whole report, ending in a new line. */
  String write(SweepReport report);
}
