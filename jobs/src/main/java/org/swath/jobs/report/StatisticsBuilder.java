package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.swath.core.converge.Convergence;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.stats.CensoredValue;
import org.swath.core.stats.KaplanMeier;
import org.swath.core.stats.LogRank;
import org.swath.results.RunRecord;

/** Puts the runs of a plan into groups and asks each metric of them. */
final class StatisticsBuilder {

  private final SweepPlan plan;
  private final StatisticsQuestion question;
  private final List<RunGroup> groups;

  StatisticsBuilder(SweepPlan plan, List<RunRecord> records, StatisticsQuestion question) {
    this.plan = plan;
    this.question = question;
    Map<String, RunRecord> byId = new HashMap<>();
    Set<String> planned = plan.runs().stream().map(RunSpec::runId).collect(Collectors.toSet());
    for (RunRecord record : records) {
      if (!planned.contains(record.run().runId())) {
        throw new IllegalArgumentException(
            "Every committed run must be in the plan of its sweep, but %s is not; move the file that holds it out of the results folder"
                .formatted(record.run()));
      }
      byId.put(record.run().runId(), record);
    }
    this.groups = groups(byId);
  }

  SweepStatistics statistics(
      Optional<CriterionSpec> criterion, Map<String, Convergence> converged) {
    List<String> known = metrics(plan, criterion);
    List<String> asked = question.metrics().isEmpty() ? known : question.metrics();
    for (String metric : asked) {
      if (!known.contains(metric)) {
        throw new IllegalArgumentException(
            "Metrics must be among %s, but got %s".formatted(String.join(", ", known), metric));
      }
    }
    Optional<RunGroup> baseline = question.baseline().map(this::baseline);
    return new SweepStatistics(
        plan.sweepName(),
        (int) plan.runs().stream().map(RunSpec::configurationId).distinct().count(),
        plan.factors(),
        question,
        groups.stream().map(RunGroup::counts).reduce(new RunCounts(0, Map.of()), RunCounts::plus),
        asked.stream()
            .filter(metric -> !metric.equals(MetricSummary.CONVERGENCE_EPOCH))
            .map(metric -> new MetricStatisticsBuilder(metric, groups, question, baseline).build())
            .toList(),
        criterion
            .filter(rule -> asked.contains(MetricSummary.CONVERGENCE_EPOCH))
            .map(rule -> convergence(rule, converged)));
  }

  /** Dashed names of what there are statistics of. */
  static List<String> metrics(SweepPlan plan, Optional<CriterionSpec> criterion) {
    List<String> names = new ArrayList<>(List.of(MetricSummary.FINAL_LOSS));
    criterion.ifPresent(rule -> names.add(MetricSummary.CONVERGENCE_EPOCH));
    names.addAll(plan.runMetrics());
    names.add(MetricSummary.TRAIN_SECONDS);
    return names;
  }

  private List<RunGroup> groups(Map<String, RunRecord> records) {
    Set<String> names = question.by().stream().map(Factor::name).collect(Collectors.toSet());
    Map<ParameterValues, List<RunSpec>> runs = new LinkedHashMap<>();
    for (RunSpec run : plan.runs()) {
      TreeMap<String, Object> levels = new TreeMap<>(run.levels().values());
      levels.keySet().retainAll(names);
      runs.computeIfAbsent(new ParameterValues(levels), key -> new ArrayList<>()).add(run);
    }
    List<RunGroup> made = new ArrayList<>();
    runs.forEach((levels, members) -> made.add(new RunGroup(levels, members, records)));
    return made;
  }

  private RunGroup baseline(ParameterValues levels) {
    List<RunGroup> selected =
        groups.stream()
            .filter(g -> g.levels().values().entrySet().containsAll(levels.values().entrySet()))
            .toList();
    if (selected.size() != 1) {
      throw new IllegalArgumentException(
          "The baseline must be one of the %d groups of runs, but %s is true of %d; give the levels of more factors, as they stand in the plan"
              .formatted(groups.size(), levels.values(), selected.size()));
    }
    return selected.get(0);
  }

  private ConvergenceStatistics convergence(
      CriterionSpec criterion, Map<String, Convergence> converged) {
    List<List<CensoredValue>> values = new ArrayList<>();
    List<ConvergenceStatistics.Group> curves = new ArrayList<>();
    for (RunGroup group : groups) {
      List<CensoredValue> epochs =
          group
              .completed()
              .map(run -> converged.get(run.runId()))
              .filter(answer -> answer != null)
              .map(answer -> new CensoredValue(answer.epoch(), answer.met()))
              .toList();
      values.add(epochs);
      curves.add(new ConvergenceStatistics.Group(group.levels(), KaplanMeier.of(epochs)));
    }
    double horizon =
        groups.stream()
            .flatMap(RunGroup::completed)
            .mapToInt(run -> run.parameters().training().count("epochs"))
            .min()
            .orElse(0);
    return new ConvergenceStatistics(criterion, curves, horizon, LogRank.of(values));
  }
}
