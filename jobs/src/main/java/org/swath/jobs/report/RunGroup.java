package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.RunSpec;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/**
 * Planned runs that agree in some factors, with the records of those that are committed.
 *
 * @param levels of those factors
 * @param runs in the order of the plan
 * @param records by run id, of the whole sweep
 */
record RunGroup(ParameterValues levels, List<RunSpec> runs, Map<String, RunRecord> records) {

  /**
   * What makes runs of two groups a pair.
   *
   * @param others levels of the factors that the groups are not made by
   * @param seed of both
   */
  record Replicate(Map<String, Object> others, long seed) {}

  RunCounts counts() {
    Map<RunStatus, Integer> committed = new EnumMap<>(RunStatus.class);
    for (RunSpec run : runs) {
      RunRecord record = records.get(run.runId());
      if (record != null) {
        committed.merge(record.status(), 1, Integer::sum);
      }
    }
    return new RunCounts(runs.size(), committed);
  }

  Stream<RunSpec> completed() {
    return runs.stream()
        .filter(
            run -> {
              RunRecord record = records.get(run.runId());
              return record != null && record.status() == RunStatus.COMPLETED;
            });
  }

  /** The values of completed runs that have one, by what they are paired by. */
  Map<Replicate, Double> values(Function<RunRecord, OptionalDouble> metric) {
    Map<Replicate, Double> values = new LinkedHashMap<>();
    completed()
        .forEach(
            run ->
                metric
                    .apply(records.get(run.runId()))
                    .ifPresent(value -> values.put(replicate(run), value)));
    return values;
  }

  /** The same, configuration by configuration. */
  List<double[]> strata(Function<RunRecord, OptionalDouble> metric) {
    Map<String, List<Double>> strata = new LinkedHashMap<>();
    completed()
        .forEach(
            run ->
                metric
                    .apply(records.get(run.runId()))
                    .ifPresent(
                        value ->
                            strata
                                .computeIfAbsent(run.configurationId(), id -> new ArrayList<>())
                                .add(value)));
    return strata.values().stream()
        .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  private Replicate replicate(RunSpec run) {
    Map<String, Object> others = new LinkedHashMap<>(run.levels().values());
    levels.values().keySet().forEach(others::remove);
    return new Replicate(others, run.seed());
  }
}
