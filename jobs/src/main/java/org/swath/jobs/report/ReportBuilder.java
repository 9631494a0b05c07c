package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swath.core.converge.Convergence;
import org.swath.core.converge.ConvergenceCriterion;
import org.swath.core.finding.Judge;
import org.swath.core.finding.JudgedRun;
import org.swath.core.finding.Observation;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.AcceptanceRule;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.PublishedValue;
import org.swath.core.spec.SweepSpec;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** Puts the committed runs of a plan together, configuration by configuration. */
final class ReportBuilder {

  private final SweepSpec spec;
  private final SweepPlan plan;
  private final Map<String, RunRecord> records = new LinkedHashMap<>();
  private final Map<String, Map<String, double[]>> curves;
  private final Map<String, Integer> runsOfAttempt = new HashMap<>();

  ReportBuilder(
      SweepSpec spec,
      SweepPlan plan,
      List<RunRecord> records,
      Map<String, Map<String, double[]>> curves) {
    this.spec = spec;
    this.plan = plan;
    this.curves = curves;
    for (RunRecord record : records) {
      runsOfAttempt.merge(record.provenance().attemptId(), 1, Integer::sum);
      if (this.records.put(record.run().runId(), record) != null) {
        throw new IllegalArgumentException(
            "A run must have one record, but got two of " + record.run());
      }
    }
    requireFactorsOfPlan();
    requirePlanned();
  }

  SweepReport report() {
    Map<String, List<RunSpec>> byConfiguration = new LinkedHashMap<>();
    for (RunSpec run : plan.runs()) {
      byConfiguration.computeIfAbsent(run.configurationId(), id -> new ArrayList<>()).add(run);
    }
    List<ConfigurationRow> rows = byConfiguration.values().stream().map(this::row).toList();
    return new SweepReport(
        plan.sweepName(),
        plan.factors(),
        SweepReport.criterion(spec),
        rows,
        UnfinishedReason.among(records.values()),
        reproduction(rows),
        Judge.of(spec.hypotheses(), spec.hypotheses().isEmpty() ? List.of() : judgedRuns()));
  }

  private List<JudgedRun> judgedRuns() {
    return plan.runs().stream()
        .map(
            run -> {
              Optional<RunRecord> record = Optional.ofNullable(records.get(run.runId()));
              return new JudgedRun(
                  run.configurationId(),
                  run.levels(),
                  run.seed(),
                  record.map(RunRecord::status),
                  record
                      .filter(one -> one.status() == RunStatus.COMPLETED)
                      .map(this::observations)
                      .orElse(Map.of()));
            })
        .toList();
  }

  /** The metrics of a completed run that have a number. */
  private Map<String, Observation> observations(RunRecord run) {
    Map<String, Observation> metrics = new HashMap<>();
    run.finalLoss().ifPresent(loss -> metrics.put(MetricSummary.FINAL_LOSS, Observation.of(loss)));
    metrics.put(
        MetricSummary.TRAIN_SECONDS,
        isTrainedAlone(run)
            ? Observation.of(run.trainSeconds())
            : Observation.shared(run.trainSeconds()));
    for (String name : plan.runMetrics()) {
      Optional.ofNullable(run.metrics().get(name.replace('-', '_')))
          .ifPresent(value -> metrics.put(name, Observation.of(value)));
    }
    SweepReport.criterion(spec)
        .ifPresent(
            criterion -> {
              Convergence answer = criterion.rule().criterion().of(curve(criterion, run));
              metrics.put(
                  MetricSummary.CONVERGENCE_EPOCH,
                  answer.met()
                      ? Observation.of(answer.epoch())
                      : Observation.beyond(answer.epoch()));
            });
    return metrics;
  }

  /** Runs that are trained together are committed together, by one attempt. */
  private boolean isTrainedAlone(RunRecord run) {
    return runsOfAttempt.get(run.provenance().attemptId()) == 1;
  }

  private ConfigurationRow row(List<RunSpec> runs) {
    Map<RunStatus, Integer> committed = new EnumMap<>(RunStatus.class);
    List<RunRecord> completed = new ArrayList<>();
    for (RunSpec run : runs) {
      RunRecord record = records.get(run.runId());
      if (record != null) {
        committed.merge(record.status(), 1, Integer::sum);
      }
      if (record != null && record.status() == RunStatus.COMPLETED) {
        completed.add(record);
      }
    }
    RunSpec any = runs.get(0);
    return new ConfigurationRow(
        any.configurationId(),
        any.levels(),
        new RunCounts(runs.size(), committed),
        metrics(any.levels(), completed));
  }

  private List<MetricSummary> metrics(ParameterValues levels, List<RunRecord> completed) {
    List<MetricSummary> metrics = new ArrayList<>();
    metrics.add(
        metric(
            MetricSummary.FINAL_LOSS,
            levels,
            completed.stream().flatMap(run -> run.finalLoss().stream().boxed())));
    SweepReport.criterion(spec)
        .ifPresent(criterion -> metrics.add(convergence(criterion, levels, completed)));
    for (String name : plan.runMetrics()) {
      String column = name.replace('-', '_');
      metrics.add(
          metric(
              name,
              levels,
              completed.stream().map(run -> run.metrics().get(column)).filter(Objects::nonNull)));
    }
    metrics.add(
        metric(
            MetricSummary.TRAIN_SECONDS, levels, completed.stream().map(RunRecord::trainSeconds)));
    return metrics;
  }

  private MetricSummary metric(String name, ParameterValues levels, Stream<Double> values) {
    return new MetricSummary(name, values.toList(), OptionalInt.empty(), published(levels, name));
  }

  private MetricSummary convergence(
      CriterionSpec spec, ParameterValues levels, List<RunRecord> completed) {
    ConvergenceCriterion criterion = spec.rule().criterion();
    List<Convergence> answers =
        completed.stream().map(run -> criterion.of(curve(spec, run))).toList();
    return new MetricSummary(
        MetricSummary.CONVERGENCE_EPOCH,
        answers.stream().map(answer -> (double) answer.epoch()).toList(),
        OptionalInt.of((int) answers.stream().filter(answer -> !answer.met()).count()),
        published(levels, MetricSummary.CONVERGENCE_EPOCH));
  }

  private double[] curve(CriterionSpec criterion, RunRecord run) {
    String column = SweepReport.column(criterion);
    double[] curve = curves.getOrDefault(column, Map.of()).get(run.run().runId());
    if (curve == null) {
      throw new IllegalArgumentException(
          "Criterion %s must have the curve of %s of every completed run, but got none for %s"
              .formatted(criterion.name(), column, run.run()));
    }
    return curve;
  }

  private Optional<PublishedValue> published(ParameterValues levels, String metric) {
    return spec.report().published().flatMap(table -> table.value(levels, metric));
  }

  private Optional<Reproduction> reproduction(List<ConfigurationRow> rows) {
    if (spec.report().published().isEmpty() && spec.report().holdsWhen().isEmpty()) {
      return Optional.empty();
    }
    List<AcceptanceCheck> checks = new ArrayList<>();
    for (AcceptanceRule rule : spec.report().holdsWhen()) {
      rows.stream()
          .filter(row -> rule.isAbout(row.levels()))
          .forEach(row -> checks.add(new AcceptanceCheck(row, rule)));
    }
    return Optional.of(new Reproduction(spec.report().published(), checks));
  }

  private void requireFactorsOfPlan() {
    List<String> planned = plan.factors().stream().map(Factor::name).toList();
    if (!spec.factorNames().equals(planned)) {
      throw new IllegalArgumentException(
          "The spec must have the factors of the plan, %s, but has %s; give the spec of this sweep"
              .formatted(planned, spec.factorNames()));
    }
  }

  private void requirePlanned() {
    Set<String> planned = plan.runs().stream().map(RunSpec::runId).collect(Collectors.toSet());
    List<RunRecord> others = new ArrayList<>(records.values());
    others.removeIf(record -> planned.contains(record.run().runId()));
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          ("Every committed run must be in the plan of its sweep, but %d are not, among them %s;"
                  + " move the files that hold them out of the results folder")
              .formatted(others.size(), others.get(0).run()));
    }
  }
}
