package org.swath.core.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;
import org.swath.results.RunStatus;

/** Runs of a made-up sweep, each configuration at seeds 1, 2, 3 and so on. */
final class MadeRuns {

  private final List<JudgedRun> runs = new ArrayList<>();

  /**
   * Runs of one configuration that complete.
   *
   * @param levels {@code factor=level} with commas between; a level with a digit is a number
   * @param values of the metric, one for each seed
   */
  MadeRuns with(String levels, String metric, double... values) {
    for (int i = 0; i < values.length; i++) {
      add(levels, i + 1, Optional.of(RunStatus.COMPLETED), metric, Observation.of(values[i]));
    }
    return this;
  }

  /** Gives the runs of a configuration that is there another metric. */
  MadeRuns and(String levels, String metric, double... values) {
    for (int i = 0; i < runs.size(); i++) {
      JudgedRun run = runs.get(i);
      if (run.configurationId().equals(levels)) {
        Map<String, Observation> metrics = new HashMap<>(run.metrics());
        metrics.put(metric, Observation.of(values[(int) run.seed() - 1]));
        runs.set(i, new JudgedRun(levels, run.levels(), run.seed(), run.status(), metrics));
      }
    }
    return this;
  }

  /** One more run of a configuration, whose time is a share. */
  MadeRuns shares(String levels, long seed, double seconds) {
    return add(
        levels,
        seed,
        Optional.of(RunStatus.COMPLETED),
        "train-seconds",
        Observation.shared(seconds));
  }

  /** One more run of a configuration, which did not converge by an epoch. */
  MadeRuns neverConverges(String levels, long seed, double epoch) {
    return add(
        levels,
        seed,
        Optional.of(RunStatus.COMPLETED),
        "convergence-epoch",
        Observation.beyond(epoch));
  }

  /** One more run of a configuration, which ended otherwise or, when empty, is missing. */
  MadeRuns ends(String levels, long seed, RunStatus... status) {
    Optional<RunStatus> ending = status.length == 0 ? Optional.empty() : Optional.of(status[0]);
    runs.add(new JudgedRun(levels, levels(levels), seed, ending, Map.of()));
    return this;
  }

  List<JudgedRun> all() {
    return List.copyOf(runs);
  }

  static ParameterValues levels(String text) {
    Map<String, Object> levels = new HashMap<>();
    for (String level : text.split(",")) {
      String[] sides = level.split("=");
      levels.put(
          sides[0], sides[1].matches("[0-9].*") ? (Object) Double.valueOf(sides[1]) : sides[1]);
    }
    return ParameterValues.of(levels);
  }

  private MadeRuns add(
      String levels,
      long seed,
      Optional<RunStatus> status,
      String metric,
      Observation observation) {
    runs.add(new JudgedRun(levels, levels(levels), seed, status, Map.of(metric, observation)));
    return this;
  }
}
