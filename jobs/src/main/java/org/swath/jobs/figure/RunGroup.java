package org.swath.jobs.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Runs that a figure draws together: those of one configuration, or of one level.
 *
 * @param label what they have in common
 * @param runs at least one, in the order of the plan
 */
record RunGroup(String label, List<FiguredRun> runs) {

  RunGroup {
    runs = List.copyOf(runs);
  }

  /** Runs by what they have in common, in the order in which that is first met. */
  static List<RunGroup> by(List<FiguredRun> runs, Function<FiguredRun, String> label) {
    Map<String, List<FiguredRun>> groups = new LinkedHashMap<>();
    runs.forEach(
        run -> groups.computeIfAbsent(label.apply(run), key -> new ArrayList<>()).add(run));
    return groups.entrySet().stream()
        .map(entry -> new RunGroup(entry.getKey(), entry.getValue()))
        .toList();
  }

  List<FiguredRun> completed() {
    return runs.stream().filter(FiguredRun::completed).toList();
  }

  /** The mean of a run metric over the completed runs that have it. */
  OptionalDouble mean(String metric) {
    double[] values = values(metric);
    return values.length == 0 ? OptionalDouble.empty() : Arrays.stream(values).average();
  }

  /** A run metric of each completed run that has it. */
  double[] values(String metric) {
    return completed().stream().flatMapToDouble(run -> run.value(metric).stream()).toArray();
  }
}
