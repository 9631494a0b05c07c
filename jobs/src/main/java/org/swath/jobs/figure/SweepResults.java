package org.swath.jobs.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.RunRecord;

/**
 * What is committed of a sweep, as far as figures show it.
 *
 * @param plan of the sweep
 * @param criterion which gives convergence epochs; empty when the spec has none
 * @param records of the plan's runs that are committed, in any order
 * @param curves by dashed epoch metric, {@code loss} among them, and run id: one number per epoch
 */
public record SweepResults(
    SweepPlan plan,
    Optional<CriterionSpec> criterion,
    List<RunRecord> records,
    Map<String, Map<String, double[]>> curves) {

  public SweepResults {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(criterion, "criterion");
    records = List.copyOf(records);
    curves = Map.copyOf(curves);
  }

  /** Every committed run that the plan has, in the plan's order. */
  List<FiguredRun> runs() {
    Map<String, RunRecord> committed = new LinkedHashMap<>();
    records.forEach(record -> committed.put(record.run().runId(), record));
    List<FiguredRun> runs = new ArrayList<>();
    for (RunSpec run : plan.runs()) {
      RunRecord record = committed.get(run.runId());
      if (record != null) {
        runs.add(new FiguredRun(run, record, curvesOf(run.runId()), criterion));
      }
    }
    return runs;
  }

  private Map<String, double[]> curvesOf(String runId) {
    Map<String, double[]> ofRun = new LinkedHashMap<>();
    curves.forEach(
        (metric, byRun) -> {
          double[] curve = byRun.get(runId);
          if (curve != null) {
            ofRun.put(metric, curve);
          }
        });
    return ofRun;
  }
}
