package org.swath.jobs.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.swath.core.converge.ConvergenceCriterion;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunStatus;
import org.swath.results.RunSummary;

/**
 * Asks criteria of the curves that are committed in a results folder, also while its sweep is still
 * running. Trains nothing and writes nothing.
 *
 * <p>The rows of {@code epochs/} are read in one pass, whatever the number of criteria; of each
 * completed run it keeps one double per epoch and metric.
 */
public final class ConvergenceReportReader {

  private final ResultsFolder folder;
  private final SweepPlan plan;

  /**
   * @param plan the one stored in {@code folder}
   */
  public ConvergenceReportReader(ResultsFolder folder, SweepPlan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * Asks each criterion of every completed run.
   *
   * @param criteria about metrics that the plan has, with different names
   * @param by factors of the plan: runs that agree in them are taken together
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder's results contradict its plan
   */
  public ConvergenceReport read(List<CriterionSpec> criteria, List<Factor> by) throws IOException {
    ResultsReader results = new ResultsReader(folder);
    // Runs before curves: while a sweep is running, a run found here has its curve a moment later.
    Map<String, RunSummary> runs = results.summaries();
    requirePlanned(runs.keySet());
    Map<String, RunSummary> completed = new LinkedHashMap<>(runs);
    completed.values().removeIf(run -> run.status() != RunStatus.COMPLETED);
    List<String> columns = criteria.stream().map(SweepReport::column).distinct().toList();
    Map<String, Map<String, double[]>> curves = results.curves(completed, columns);
    Map<ParameterValues, List<RunSpec>> groups = groups(by);
    return new ConvergenceReport(
        plan.sweepName(),
        (int) plan.runs().stream().map(RunSpec::configurationId).distinct().count(),
        counts(runs.values()),
        plan.factors(),
        by,
        criteria.stream()
            .map(criterion -> answers(criterion, groups, curves.get(SweepReport.column(criterion))))
            .toList());
  }

  private Map<ParameterValues, List<RunSpec>> groups(List<Factor> by) {
    Set<String> names = by.stream().map(Factor::name).collect(Collectors.toSet());
    Map<ParameterValues, List<RunSpec>> groups = new LinkedHashMap<>();
    for (RunSpec run : plan.runs()) {
      TreeMap<String, Object> levels = new TreeMap<>(run.levels().values());
      levels.keySet().retainAll(names);
      groups.computeIfAbsent(new ParameterValues(levels), key -> new ArrayList<>()).add(run);
    }
    return groups;
  }

  private static CriterionAnswers answers(
      CriterionSpec spec,
      Map<ParameterValues, List<RunSpec>> groups,
      Map<String, double[]> curves) {
    ConvergenceCriterion criterion = spec.rule().criterion();
    List<ConvergenceGroup> answered = new ArrayList<>();
    groups.forEach(
        (levels, runs) ->
            answered.add(
                new ConvergenceGroup(
                    levels,
                    runs.stream()
                        .filter(run -> curves.containsKey(run.runId()))
                        .map(run -> new RunConvergence(run, criterion.of(curves.get(run.runId()))))
                        .toList())));
    return new CriterionAnswers(spec, answered);
  }

  private RunCounts counts(Collection<RunSummary> runs) {
    Map<RunStatus, Integer> committed = new EnumMap<>(RunStatus.class);
    runs.forEach(run -> committed.merge(run.status(), 1, Integer::sum));
    return new RunCounts(plan.runs().size(), committed);
  }

  private void requirePlanned(Set<String> runs) {
    Set<String> planned = plan.runs().stream().map(RunSpec::runId).collect(Collectors.toSet());
    runs.stream()
        .filter(runId -> !planned.contains(runId))
        .findFirst()
        .ifPresent(
            other -> {
              throw new ResultsException(
                  ("%s: Every committed run must be in the plan of its sweep, but %s is not; move"
                          + " the file that holds it out of the results folder")
                      .formatted(folder, other));
            });
  }
}
