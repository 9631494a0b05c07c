package org.swath.jobs.cli;

import java.util.Optional;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.spec.SweepSpec;

/**
 * How many runs one Spark task of a sweep may train together.
 *
 * @param lanes at least 1
 * @param origin what says so, in words
 */
record LaneCap(int lanes, String origin) {

  /**
   * The cap on a sweep: what the command line says, else what the spec says, and never more than
   * the workload can.
   */
  static LaneCap of(Optional<Integer> option, SweepSpec spec, WorkloadComponent workload) {
    int capacity = workload.lanes().capacity();
    LaneCap asked =
        option
            .map(lanes -> new LaneCap(lanes, "--lanes"))
            .orElseGet(() -> new LaneCap(spec.lanes().orElse(capacity), "lanes in the spec"));
    return asked.lanes() < capacity
        ? asked
        : new LaneCap(capacity, "the capacity of " + workload.component().name());
  }
}
