package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Markdown table; published values stand in columns of their own beside the measured ones. */
final class MarkdownForm implements ReportForm {

  @Override
  public String write(SweepReport report) {
    ReportText text = new ReportText(report);
    List<MetricText> metrics = MetricText.ofTable(report);
    StringBuilder page = new StringBuilder(text.title()).append("\n\n");
    List<String> headings = headings(report, metrics);
    page.append(line(headings));
    page.append(line(Collections.nCopies(headings.size(), "---")));
    for (ConfigurationRow row : report.configurations()) {
      page.append(line(cells(report, row, metrics, text)));
    }
    List<String> notCompleted = text.notCompleted();
    if (!notCompleted.isEmpty()) {
      page.append("\n").append(ReportText.NOT_COMPLETED).append("\n\n");
      notCompleted.forEach(reason -> page.append("- ").append(literal(reason)).append("\n"));
    }
    text.notes().forEach(note -> page.append("\n").append(note).append("\n"));
    report
        .reproduction()
        .ifPresent(
            reproduction -> {
              page.append("\n**").append(text.verdict(reproduction)).append("**\n");
              List<String> broken = text.broken(reproduction);
              page.append(broken.isEmpty() ? "" : "\n");
              broken.forEach(check -> page.append("- ").append(check).append("\n"));
            });
    return page.toString();
  }

  private static List<String> headings(SweepReport report, List<MetricText> metrics) {
    List<String> headings = new ArrayList<>();
    report.factors().forEach(factor -> headings.add(factor.name().replace('-', ' ')));
    headings.add("completed");
    for (MetricText metric : metrics) {
      headings.add(metric.heading());
      if (isPublished(report, metric)) {
        headings.add("published");
      }
    }
    return headings;
  }

  private static List<String> cells(
      SweepReport report, ConfigurationRow row, List<MetricText> metrics, ReportText text) {
    List<String> cells = new ArrayList<>(text.levels(row));
    cells.add(text.completed(row.runs()));
    for (MetricText metric : metrics) {
      cells.add(metric.measured(row) + text.mark(row, metric.metric()));
      if (isPublished(report, metric)) {
        cells.add(metric.published(row));
      }
    }
    return cells;
  }

  private static boolean isPublished(SweepReport report, MetricText metric) {
    return report.configurations().stream()
        .anyMatch(row -> row.metric(metric.metric()).published().isPresent());
  }

  /** Text from elsewhere, such as the message of an exception, that is not meant as Markdown. */
  private static String literal(String text) {
    return text.replaceAll("[\\\\`*_<\\[]", "\\\\$0");
  }

  private static String line(List<String> cells) {
    List<String> escaped = cells.stream().map(cell -> cell.replace("|", "\\|")).toList();
    return "| " + String.join(" | ", escaped) + " |\n";
  }
}
