package org.swath.core.plan;

import java.util.IntSummaryStatistics;
import java.util.List;

/**
 * Runs packed into cohorts, and why it is these.
 *
 * @param cohorts every run is in one of them; longest first, which is the order to start them in
 * @param slots tasks side by side that they are packed for, at least 1
 * @param mostLanes runs that one cohort could hold at most, at least 1
 * @param groups how many groups the runs fall into that cannot share a cohort
 * @param keptApart what differs between those groups: {@code seed}, and names of parameters and
 *     parts that are not fusible; empty for a single group
 * @param considered the ways that were compared, all different, the one with most lanes first
 * @param chosen the one of them that takes least time
 */
public record CohortPacking(
    List<Cohort> cohorts,
    int slots,
    int mostLanes,
    int groups,
    List<String> keptApart,
    List<PackingEstimate> considered,
    PackingEstimate chosen) {

  public CohortPacking {
    cohorts = List.copyOf(cohorts);
    keptApart = List.copyOf(keptApart);
    considered = List.copyOf(considered);
    if (!considered.contains(chosen) || chosen.cohorts() != cohorts.size()) {
      throw new IllegalArgumentException(
          "What is chosen must be one of %s and have %d cohorts, but is %s"
              .formatted(considered, cohorts.size(), chosen));
    }
  }

  /** The share of the sweep's time that the slots work, of all of them together: above 0 to 1. */
  public double busyShare() {
    return chosen.work() / (slots * chosen.duration());
  }

  /** As in {@code 6 cohorts of 4 lanes}. */
  public String inWords() {
    IntSummaryStatistics sizes =
        cohorts.stream().mapToInt(cohort -> cohort.runs().size()).summaryStatistics();
    String lanes =
        sizes.getMin() == sizes.getMax()
            ? Integer.toString(sizes.getMax())
            : sizes.getMin() + " to " + sizes.getMax();
    return "%s of %s %s"
        .formatted(
            cohorts.size() == 1 ? "1 cohort" : cohorts.size() + " cohorts",
            lanes,
            sizes.getMax() == 1 ? "lane" : "lanes");
  }
}
