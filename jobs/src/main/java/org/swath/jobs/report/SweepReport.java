package org.swath.jobs.report;

public record SweepReport(int n) {
  public static SweepReport of(Object a, Object b, org.swath.results.ResultsReader r)
      throws java.io.IOException {
    return new SweepReport(r.runs().size());
  }

  public static SweepReport read(org.swath.results.ResultsFolder f, Object c)
      throws java.io.IOException {
    return of(null, null, new org.swath.results.ResultsReader(f));
  }
}
