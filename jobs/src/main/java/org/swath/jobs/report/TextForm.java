package org.swath.jobs.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.WordUtils;
import org.swath.core.finding.Finding;
import org.swath.core.plan.Factor;
import org.swath.core.plan.FactorType;

/**
 * A table for a terminal. Published values stand in a line of their own under the measured ones.
 */
public final class TextForm implements ReportForm {

  private static final int WIDTH = 100;

  /** Where ascii-table wants the character that underlines the headings. */
  private static final int UNDER_HEADINGS = 8;

  @Override
  public String write(SweepReport report) {
    ReportText text = new ReportText(report);
    StringBuilder page = new StringBuilder();
    page.append(text.title()).append("\n\n").append(table(report, text)).append("\n");
    List<String> notCompleted = text.notCompleted();
    if (!notCompleted.isEmpty()) {
      page.append(ReportText.NOT_COMPLETED).append("\n");
      notCompleted.forEach(reason -> page.append(wrapped(reason, "  ")));
      page.append("\n");
    }
    text.notes().forEach(note -> page.append(wrapped(note, "")));
    report
        .reproduction()
        .ifPresent(
            reproduction -> {
              page.append(wrapped(text.verdict(reproduction), ""));
              text.broken(reproduction).forEach(check -> page.append(wrapped(check, "  ")));
            });
    if (!report.findings().isEmpty()) {
      page.append("\n").append(FindingText.title(report.findings())).append("\n");
      report.findings().forEach(finding -> page.append(finding(finding)));
    }
    return page.toString();
  }

  private static String finding(Finding finding) {
    FindingText text = new FindingText(finding);
    StringBuilder lines =
        new StringBuilder("\n")
            .append(wrapped(finding.hypothesis().name() + ": " + text.verdict(), ""))
            .append(wrapped(text.says(), "  "))
            .append(wrapped(text.why(), "  "));
    finding.notes().forEach(note -> lines.append(wrapped(note, "  ")));
    return lines.toString();
  }

  private static String table(SweepReport report, ReportText text) {
    List<MetricText> metrics = MetricText.ofTable(report);
    List<Column> columns = new ArrayList<>();
    for (Factor factor : report.factors()) {
      columns.add(column(factor));
    }
    columns.add(column("completed", HorizontalAlign.LEFT));
    metrics.forEach(metric -> columns.add(column(metric.metric(), HorizontalAlign.LEFT)));
    List<Object[]> lines = new ArrayList<>();
    for (ConfigurationRow row : report.configurations()) {
      lines.add(measured(row, metrics, text));
      boolean published = row.metrics().stream().anyMatch(m -> m.published().isPresent());
      if (published) {
        lines.add(published(report, row, metrics));
      }
    }
    return plain(columns, lines);
  }

  /** A table without borders, its headings underlined. */
  public static String plain(List<Column> columns, List<Object[]> lines) {
    Character[] border = AsciiTable.NO_BORDERS.clone();
    border[UNDER_HEADINGS] = '-';
    return AsciiTable.builder()
        .lineSeparator("\n")
        .border(border)
        .data(columns.toArray(Column[]::new), lines.toArray(Object[][]::new))
        .asString()
        .lines()
        .map(String::stripTrailing)
        .reduce("", (table, line) -> table + line + "\n");
  }

  private static Object[] measured(
      ConfigurationRow row, List<MetricText> metrics, ReportText text) {
    List<String> cells = new ArrayList<>(text.levels(row));
    cells.add(text.completed(row.runs()));
    for (MetricText metric : metrics) {
      cells.add(metric.measured(row) + text.mark(row, metric.metric()));
    }
    return cells.toArray();
  }

  private static Object[] published(
      SweepReport report, ConfigurationRow row, List<MetricText> metrics) {
    List<String> cells = new ArrayList<>();
    report.factors().forEach(factor -> cells.add(""));
    cells.add("published");
    metrics.forEach(metric -> cells.add(metric.published(row)));
    return cells.toArray();
  }

  /** A column of levels: words on the left, numbers on the right. */
  static Column column(Factor factor) {
    boolean words = factor.type() == FactorType.TEXT || factor.type() == FactorType.FLAG;
    return column(factor.name(), words ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT);
  }

  /** A column with the words of its name one above the other, which keeps it narrow. */
  public static Column column(String name, HorizontalAlign align) {
    return new Column()
        .header(name.replace('-', '\n'))
        .headerAlign(align)
        .dataAlign(align)
        .maxWidth(WIDTH);
  }

  /** A paragraph on lines that fit the terminal. */
  public static String wrapped(String paragraph, String indent) {
    String lines = WordUtils.wrap(paragraph, WIDTH - indent.length(), "\n" + indent, false);
    return indent + lines + "\n";
  }
}
