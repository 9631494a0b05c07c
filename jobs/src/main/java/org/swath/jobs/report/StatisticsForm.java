package org.swath.jobs.report;

/** Writes statistics in one form. */
interface StatisticsForm {

  /** All of it; ends in a new line. */
  String write(SweepStatistics statistics);
}
