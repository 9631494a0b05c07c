package org.swath.jobs.page;

import org.swath.core.plan.SweepPlan;
import org.swath.jobs.report.SweepReport;

/**
 * How much a page holds before it leaves things out, saying so: more would make it slow to open.
 *
 * @param tableRows most configurations in the table
 * @param plainRuns most runs in the list that is there without a script; scripts have all
 * @param curveNumbers most numbers in the curves of single runs together
 * @param statisticsValues most values, of runs and metrics, that statistics are made of
 * @param statisticsSeeds most seeds that they are over: each run is compared with each of another
 *     configuration, ten thousand times
 */
record PageLimits(
    int tableRows, int plainRuns, int curveNumbers, int statisticsValues, int statisticsSeeds) {

  PageLimits {
    if (tableRows < 1 || plainRuns < 1 || curveNumbers < 0) {
      throw new IllegalArgumentException(
          "A page must hold a row and a run at least, but got %d, %d and %d curve numbers"
              .formatted(tableRows, plainRuns, curveNumbers));
    }
  }

  /** For a page that opens at once on any machine. */
  static PageLimits standard() {
    return new PageLimits(500, 200, 150_000, 5000, 30);
  }

  /** Whether the statistics of a sweep are quickly made. */
  boolean allowStatistics(SweepPlan plan, SweepReport report) {
    long values = (long) plan.runs().size() * report.metrics().size();
    return values <= statisticsValues && plan.seeds().size() <= statisticsSeeds;
  }
}
