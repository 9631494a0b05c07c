package org.swath.jobs.report;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.swath.core.converge.Convergence;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;

/** A table for a terminal for each criterion, under what it says and how many runs meet it. */
final class ConvergenceTextForm implements ConvergenceForm {

  private static final List<String> FIGURES = List.of("mean", "median", "sd", "min", "max");

  private static final String NOTE =
      "Epochs are counted from 1, over completed runs; sd is the population standard deviation"
          + " (ddof 0).";
  private static final String CENSORED_NOTE =
      "A run that does not meet a criterion would do so after its last epoch or never, so what such"
          + " runs enter is a lower bound, written >=, and has no sd.";

  @Override
  public String groups(ConvergenceReport report) {
    return page(report, answers -> groups(report.by(), answers));
  }

  @Override
  public String runs(ConvergenceReport report) {
    return page(report, answers -> runs(report.factors(), answers));
  }

  private interface Table {
    String of(CriterionAnswers answers);
  }

  private static String page(ConvergenceReport report, Table table) {
    StringBuilder page = new StringBuilder();
    page.append(ReportText.title(report.sweepName(), report.configurations(), report.runs()))
        .append("\n\n");
    boolean censored = false;
    for (CriterionAnswers answers : report.criteria()) {
      String words = ReportText.epochInWords(answers.criterion());
      page.append(TextForm.wrapped(answers.criterion().name() + ": " + words + ".", ""))
          .append(TextForm.wrapped(met(answers.summary()), ""))
          .append("\n")
          .append(table.of(answers))
          .append("\n");
      censored |= answers.summary().notMet() > 0;
    }
    page.append(TextForm.wrapped(NOTE, ""));
    return page.append(censored ? TextForm.wrapped(CENSORED_NOTE, "") : "").toString();
  }

  /** {@code Met by 12 of 24 runs; 12 of 24 not met by epoch 100.} */
  private static String met(EpochSummary summary) {
    if (summary.n() == 0) {
      return "No run has completed.";
    }
    String met = "Met by %d of %d runs".formatted(summary.met(), summary.n());
    if (summary.notMet() == 0) {
      return met + ".";
    }
    IntSummaryStatistics last =
        summary.answers().stream()
            .filter(answer -> !answer.met())
            .mapToInt(Convergence::epoch)
            .summaryStatistics();
    String by =
        last.getMin() == last.getMax()
            ? "epoch " + last.getMax()
            : "their last epoch, %d to %d".formatted(last.getMin(), last.getMax());
    return "%s; %d of %d not met by %s.".formatted(met, summary.notMet(), summary.n(), by);
  }

  private static String groups(List<Factor> by, CriterionAnswers answers) {
    List<Column> columns = columns(by, Stream.concat(Stream.of("n", "met"), FIGURES.stream()));
    List<Object[]> lines = new ArrayList<>();
    for (ConvergenceGroup group : answers.groups()) {
      EpochSummary summary = group.summary();
      List<String> cells = levels(by, group.levels());
      cells.add(String.valueOf(summary.n()));
      cells.add("%d of %d".formatted(summary.met(), summary.n()));
      cells.add(figure(summary.mean(), "%.1f"));
      cells.add(figure(summary.median(), "%.1f"));
      cells.add(
          summary.standardDeviation().isPresent()
              ? number("%.1f", summary.standardDeviation().getAsDouble())
              : MetricText.NOTHING);
      cells.add(figure(summary.minimum(), "%.0f"));
      cells.add(figure(summary.maximum(), "%.0f"));
      lines.add(cells.toArray());
    }
    return TextForm.plain(columns, lines);
  }

  private static String runs(List<Factor> factors, CriterionAnswers answers) {
    List<Column> columns = columns(factors, Stream.of("seed", "run", "epoch"));
    List<Object[]> lines = new ArrayList<>();
    answers
        .runs()
        .forEach(
            run -> {
              List<String> cells = levels(factors, run.run().levels());
              cells.add(String.valueOf(run.run().seed()));
              cells.add(run.run().runId());
              Convergence convergence = run.convergence();
              cells.add(
                  convergence.met()
                      ? String.valueOf(convergence.epoch())
                      : "not met by " + convergence.epoch());
              lines.add(cells.toArray());
            });
    return TextForm.plain(columns, lines);
  }

  private static List<Column> columns(List<Factor> factors, Stream<String> others) {
    List<Column> columns = new ArrayList<>();
    factors.forEach(factor -> columns.add(TextForm.column(factor)));
    others.forEach(name -> columns.add(TextForm.column(name, HorizontalAlign.RIGHT)));
    return columns;
  }

  private static List<String> levels(List<Factor> factors, ParameterValues levels) {
    List<String> cells = new ArrayList<>();
    for (Factor factor : factors) {
      Object level = levels.values().get(factor.name());
      cells.add(level == null ? MetricText.NOTHING : CheckText.level(level));
    }
    return cells;
  }

  private static String figure(EpochFigure figure, String format) {
    if (Double.isNaN(figure.epochs())) {
      return MetricText.NOTHING;
    }
    return (figure.lowerBound() ? ">= " : "") + number(format, figure.epochs());
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
