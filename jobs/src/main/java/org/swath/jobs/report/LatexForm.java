package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.swath.core.finding.Finding;

/**
 * A LaTeX table with the rules of {@code booktabs}; numbers are in mathematics, so that minus signs
 * are minus signs. What else a report says stands in its caption, its findings in a list below;
 * reasons of runs that did not complete are comments.
 */
final class LatexForm implements ReportForm {

  @Override
  public String write(SweepReport report) {
    ReportText text = new ReportText(report);
    ReportTable table = ReportTable.of(report);
    StringBuilder page = new StringBuilder();
    page.append("% Needs \\usepackage{booktabs} and \\usepackage{amssymb}.\n");
    text.notCompleted().forEach(reason -> page.append("% ").append(reason).append("\n"));
    report
        .reproduction()
        .ifPresent(
            reproduction ->
                text.broken(reproduction)
                    .forEach(check -> page.append("% Broken: ").append(check).append("\n")));
    page.append("\\begin{table}\n  \\centering\n  \\caption{")
        .append(caption(report, text))
        .append("}\n  \\label{tab:")
        .append(report.sweepName())
        .append("}\n  \\begin{tabular}{")
        .append(alignments(table))
        .append("}\n    \\toprule\n");
    page.append(
        line(table.columns().stream().map(column -> LatexText.of(column.heading())).toList()));
    page.append("    \\midrule\n");
    for (ReportTable.Row row : table.rows()) {
      page.append(line(row.cells().stream().map(LatexForm::cell).toList()));
    }
    page.append("    \\bottomrule\n  \\end{tabular}\n\\end{table}\n");
    if (!report.findings().isEmpty()) {
      page.append(findings(report.findings()));
    }
    return page.toString();
  }

  private static String findings(List<Finding> findings) {
    StringBuilder list = new StringBuilder("\n");
    list.append(LatexText.of(FindingText.title(findings))).append(".\n\\begin{description}\n");
    for (Finding finding : findings) {
      FindingText text = new FindingText(finding);
      List<String> sentences = new ArrayList<>(List.of(text.says(), text.why()));
      sentences.addAll(finding.notes());
      list.append("  \\item[")
          .append(LatexText.of(finding.hypothesis().name() + ": " + text.verdict()))
          .append("]\n");
      sentences.forEach(
          sentence -> list.append("    ").append(LatexText.of(sentence)).append("\n"));
    }
    return list.append("\\end{description}\n").toString();
  }

  private static String caption(SweepReport report, ReportText text) {
    List<String> sentences = new ArrayList<>(List.of(text.title()));
    sentences.addAll(text.notes());
    report.reproduction().map(text::verdict).ifPresent(sentences::add);
    return sentences.stream()
        .map(sentence -> LatexText.of(sentence.endsWith(".") ? sentence : sentence + "."))
        .collect(Collectors.joining(" "));
  }

  private static String alignments(ReportTable table) {
    return table.columns().stream()
        .map(
            column ->
                switch (column.kind()) {
                  case LEVEL, COMPLETED -> "l";
                  case MEASURED, PUBLISHED -> "r";
                })
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return "    " + String.join(" & ", cells) + " \\\\\n";
  }

  private static String cell(ReportTable.Cell cell) {
    String marked = LatexText.of(cell.marked());
    return cell.text().equals(MetricText.NOTHING) ? marked.replace("-", "--") : marked;
  }
}
