package org.swath.jobs.figure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.jobs.report.MetricSummary;

/**
 * Configurations shared out over panels, so that no panel has more lines than a person can tell
 * apart.
 *
 * @param panels each with a heading; a single one may have an empty heading
 * @param lines the labels of lines, in the order of the plan; each panel has some of them
 * @param lineOf the label of a run's line
 * @param leftOut how many configurations are in no panel
 */
record Panels(
    List<RunGroup> panels, List<String> lines, Function<FiguredRun, String> lineOf, int leftOut) {

  private static final int MOST_PANELS = 12;
  private static final int MOST_LINES_IN_ONE = 6;

  /**
   * One panel for a few configurations; else one for each choice of levels of all factors but one;
   * and when that is too many, one with the configurations of the lowest final loss.
   *
   * @param factors what varies among {@code runs}
   */
  static Panels of(List<FiguredRun> runs, List<Factor> factors) {
    Function<FiguredRun, String> whole = run -> Labels.of(run.spec().levels(), factors);
    List<RunGroup> configurations = RunGroup.by(runs, run -> run.spec().configurationId());
    if (configurations.size() <= MOST_LINES_IN_ONE) {
      return single(runs, whole, 0);
    }
    return factors.stream()
        .map(factor -> by(factor, runs, factors))
        .flatMap(Optional::stream)
        .min(
            Comparator.comparingInt((Panels split) -> split.panels.size())
                .thenComparing(split -> -split.lines.size()))
        .orElseGet(() -> lowest(configurations, whole));
  }

  /** One panel for each choice of levels of the factors beside {@code lineFactor}. */
  static Optional<Panels> by(Factor lineFactor, List<FiguredRun> runs, List<Factor> factors) {
    List<Factor> others = factors.stream().filter(factor -> !factor.equals(lineFactor)).toList();
    List<Factor> one = List.of(lineFactor);
    Function<FiguredRun, String> line =
        run ->
            run.level(lineFactor.name()) == null
                ? lineFactor.name().replace('-', ' ') + " " + Labels.NOTHING
                : Labels.of(run.spec().levels(), one);
    List<RunGroup> panels =
        RunGroup.by(runs, run -> without(run.spec().levels(), lineFactor.name())).stream()
            .map(
                group ->
                    new RunGroup(
                        others.isEmpty()
                            ? ""
                            : Labels.of(group.runs().get(0).spec().levels(), others),
                        group.runs()))
            .toList();
    List<String> lines = runs.stream().map(line).distinct().toList();
    boolean readable = panels.size() <= MOST_PANELS && lines.size() <= LineStyles.MOST_SERIES;
    return readable ? Optional.of(new Panels(panels, lines, line, 0)) : Optional.empty();
  }

  /** The levels of all other factors, in full, so that no two choices of them are taken for one. */
  private static String without(ParameterValues levels, String factor) {
    Map<String, Object> others = new TreeMap<>(levels.values());
    others.remove(factor);
    return others.toString();
  }

  private static Panels lowest(List<RunGroup> configurations, Function<FiguredRun, String> label) {
    List<RunGroup> best =
        configurations.stream()
            .sorted(
                Comparator.comparingDouble(
                    group -> group.mean(MetricSummary.FINAL_LOSS).orElse(Double.MAX_VALUE)))
            .limit(MOST_LINES_IN_ONE)
            .toList();
    List<FiguredRun> runs = best.stream().flatMap(group -> group.runs().stream()).toList();
    return single(runs, label, configurations.size() - best.size());
  }

  private static Panels single(
      List<FiguredRun> runs, Function<FiguredRun, String> label, int leftOut) {
    Map<String, Long> configurations =
        RunGroup.by(runs, run -> run.spec().configurationId()).stream()
            .map(group -> label.apply(group.runs().get(0)))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    // Long levels are shortened, and may then look alike; their ids do not.
    Function<FiguredRun, String> distinct =
        run ->
            configurations.get(label.apply(run)) == 1
                ? label.apply(run)
                : label.apply(run) + " " + run.spec().configurationId();
    return new Panels(
        List.of(new RunGroup("", runs)),
        runs.stream().map(distinct).distinct().toList(),
        distinct,
        leftOut);
  }
}
