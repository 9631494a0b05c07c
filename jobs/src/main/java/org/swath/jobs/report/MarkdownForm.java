package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.swath.core.finding.Finding;

/** A Markdown table; published values stand in columns of their own beside the measured ones. */
final class MarkdownForm implements ReportForm {

  @Override
  public String write(SweepReport report) {
    ReportText text = new ReportText(report);
    ReportTable table = ReportTable.of(report);
    StringBuilder page = new StringBuilder(text.title()).append("\n\n");
    page.append(line(table.columns().stream().map(ReportTable.Column::heading).toList()));
    page.append(line(Collections.nCopies(table.columns().size(), "---")));
    for (ReportTable.Row row : table.rows()) {
      page.append(line(row.cells().stream().map(ReportTable.Cell::marked).toList()));
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
    if (!report.findings().isEmpty()) {
      page.append("\n**").append(FindingText.title(report.findings())).append("**\n\n");
      page.append(line(List.of("hypothesis", "what it says", "verdict", "why")));
      page.append(line(Collections.nCopies(4, "---")));
      report.findings().forEach(finding -> page.append(line(cells(finding))));
    }
    return page.toString();
  }

  private static List<String> cells(Finding finding) {
    FindingText text = new FindingText(finding);
    List<String> why = new ArrayList<>(List.of(text.why()));
    why.addAll(finding.notes());
    return List.of(
        finding.hypothesis().name(),
        literal(text.says()),
        text.verdict(),
        literal(String.join(" ", why)));
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
