package org.swath.jobs.driver;

import java.util.List;
import org.swath.core.plan.Cohort;

/** Epochs that runs have to complete. */
final class Epochs {

  private Epochs() {}

  static long of(Cohort cohort) {
    return cohort.runs().stream()
        .mapToLong(run -> run.parameters().training().integer("epochs"))
        .sum();
  }

  static long of(List<Cohort> cohorts) {
    return cohorts.stream().mapToLong(Epochs::of).sum();
  }
}
