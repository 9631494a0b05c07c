package org.swath.jobs.report;

public enum ReportFormat {
  TEXT;

  public String render(SweepReport r) {
    return r + "\n";
  }
}
