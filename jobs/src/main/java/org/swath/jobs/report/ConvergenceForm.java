package org.swath.jobs.report;

/** Writes convergence reports in one form. */
interface ConvergenceForm {

  /** A line, row or object for each group of runs; ends in a new line. */
  String groups(ConvergenceReport report);

  /** The same for each completed run. */
  String runs(ConvergenceReport report);
}
