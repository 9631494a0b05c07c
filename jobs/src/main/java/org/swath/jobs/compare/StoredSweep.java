package org.swath.jobs.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.results.RunRecord;

/**
 * What lies in one results folder.
 *
 * @param location of the folder
 * @param plan as stored
 * @param records what is committed of it: runs of the plan, each once
 */
public record StoredSweep(String location, SweepPlan plan, List<RunRecord> records) {

  public StoredSweep {
    Objects.requireNonNull(location, "location");
    records = List.copyOf(records);
    Set<String> planned = plan.runs().stream().map(RunSpec::runId).collect(Collectors.toSet());
    for (RunRecord record : records) {
      if (!planned.remove(record.run().runId())) {
        throw new IllegalArgumentException(
            ("Every committed run must be in the plan of its sweep, once, but %s is not; move the"
                    + " file that holds it out of the results folder")
                .formatted(record.run()));
      }
    }
  }

  /** Every run of the plan, in its order, with what became of it. */
  public List<PlannedRun> runs() {
    Map<String, RunRecord> byId = new LinkedHashMap<>();
    records.forEach(record -> byId.put(record.run().runId(), record));
    return plan.runs().stream()
        .map(run -> new PlannedRun(run, Optional.ofNullable(byId.get(run.runId()))))
        .toList();
  }

  /** Number of configurations that were planned. */
  public int configurations() {
    return (int) plan.runs().stream().map(RunSpec::configurationId).distinct().count();
  }
}
