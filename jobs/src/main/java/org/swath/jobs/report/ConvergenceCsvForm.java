package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.spec.CriterionSpec;

/**
 * One table for all criteria, numbers in full; no number is an empty field. Which of a row's
 * figures are lower bounds stands in the last field, by name.
 */
final class ConvergenceCsvForm implements ConvergenceForm {

  @Override
  public String groups(ConvergenceReport report) {
    List<Object> header = new ArrayList<>(List.of("criterion", "metric"));
    report.by().forEach(factor -> header.add(factor.column()));
    header.addAll(List.of("n", "met", "not_met"));
    header.addAll(List.of("epoch_mean", "epoch_median", "epoch_sd", "epoch_min", "epoch_max"));
    header.add("lower_bounds");
    List<List<Object>> rows = new ArrayList<>(List.of(header));
    for (CriterionAnswers answers : report.criteria()) {
      for (ConvergenceGroup group : answers.groups()) {
        List<Object> row = start(answers.criterion(), report.by(), group.levels());
        addSummary(row, group.summary());
        rows.add(row);
      }
    }
    return CsvForm.write(rows);
  }

  @Override
  public String runs(ConvergenceReport report) {
    List<Object> header = new ArrayList<>(List.of("criterion", "metric"));
    report.factors().forEach(factor -> header.add(factor.column()));
    header.addAll(List.of("seed", "run_id", "configuration_id", "epoch", "met"));
    List<List<Object>> rows = new ArrayList<>(List.of(header));
    for (CriterionAnswers answers : report.criteria()) {
      answers
          .runs()
          .forEach(
              run -> {
                List<Object> row = start(answers.criterion(), report.factors(), run.run().levels());
                row.add(run.run().seed());
                row.add(run.run().runId());
                row.add(run.run().configurationId());
                row.add(run.convergence().epoch());
                row.add(run.convergence().met());
                rows.add(row);
              });
    }
    return CsvForm.write(rows);
  }

  private static List<Object> start(
      CriterionSpec criterion, List<Factor> factors, ParameterValues levels) {
    List<Object> row = new ArrayList<>(List.of(criterion.name(), criterion.metric()));
    factors.forEach(factor -> row.add(levels.values().get(factor.name())));
    return row;
  }

  private static void addSummary(List<Object> row, EpochSummary summary) {
    row.addAll(List.of(summary.n(), summary.met(), summary.notMet()));
    Map<String, EpochFigure> figures = new LinkedHashMap<>();
    figures.put("mean", summary.mean());
    figures.put("median", summary.median());
    figures.put("min", summary.minimum());
    figures.put("max", summary.maximum());
    row.add(CsvForm.finite(summary.mean().epochs()));
    row.add(CsvForm.finite(summary.median().epochs()));
    row.add(CsvForm.finite(summary.standardDeviation().orElse(Double.NaN)));
    row.add(CsvForm.finite(summary.minimum().epochs()));
    row.add(CsvForm.finite(summary.maximum().epochs()));
    figures.values().removeIf(figure -> !figure.lowerBound());
    row.add(String.join(" ", figures.keySet()));
  }
}
