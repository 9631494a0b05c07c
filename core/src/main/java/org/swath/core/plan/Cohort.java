package org.swath.core.plan;

import java.io.Serializable;
import java.util.List;

/**
 * Runs that one Spark task trains together.
 *
 * @param cohortId names the cohort by its runs: 16 hexadecimal digits
 * @param runs at least one, in lane order
 */
public record Cohort(String cohortId, List<RunSpec> runs) implements Serializable {

  public Cohort {
    Identity.requireId("cohortId", cohortId);
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("A cohort must have a run, but " + cohortId + " has none");
    }
  }

  /** The cohort of {@code runs}. */
  public static Cohort of(List<RunSpec> runs) {
    CanonicalText text = new CanonicalText("cohort");
    runs.forEach(run -> text.add("run", run.runId()));
    return new Cohort(Identity.shortened(text), runs);
  }
}
