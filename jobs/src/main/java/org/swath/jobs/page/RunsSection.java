package org.swath.jobs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jsoup.nodes.Element;
import org.swath.core.plan.Factor;
import org.swath.jobs.report.CheckText;
import org.swath.jobs.report.ReportTable;
import org.swath.jobs.report.ReportText;
import org.swath.jobs.report.Unit;
import org.swath.results.RunRecord;

/**
 * Every run of the plan. Scripts filter, sort and open it; without them, the first runs stand there
 * as a plain table.
 */
final class RunsSection implements PageSection {

  private final PageLimits limits;

  RunsSection(PageLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Element> of(PageContent content) {
    List<RunRow> rows = RunRow.of(content);
    Element section = PageSection.titled("runs", "Runs");
    section
        .appendElement("p")
        .addClass("needs-script")
        .text("Choose a run to see its curve. A heading sorts the list.");
    Element filters = section.appendElement("form").id("run-filters").attr("hidden", true);
    filters.attr("role", "search").attr("aria-label", "Filter runs");
    section.appendChild(table(content, rows));
    section.appendElement("div").id("run-pages").attr("hidden", true);
    if (rows.size() > limits.plainRuns()) {
      section
          .appendElement("noscript")
          .appendElement("p")
          .addClass("note")
          .text(
              "The first %d of %s; all are there with JavaScript, or by the SQL below."
                  .formatted(limits.plainRuns(), ReportText.counted(rows.size(), "run")));
    }
    new PageCurves(content, limits)
        .leftOut()
        .ifPresent(what -> section.appendElement("p").addClass("note").text(what));
    section.appendChild(
        PageQueries.shown(new PageQueries(content.plan()).runs(), "the committed runs"));
    return Optional.of(section);
  }

  private Element table(PageContent content, List<RunRow> rows) {
    Element scroll =
        new Element("div").addClass("scroll").attr("tabindex", "0").attr("role", "region");
    scroll.attr("aria-label", "List of runs");
    Element table = scroll.appendElement("table").id("run-list");
    table.appendElement("caption").text(ReportText.counted(rows.size(), "run"));
    Element head = table.appendElement("thead").appendElement("tr");
    for (String heading : headings(content)) {
      head.appendElement("th").attr("scope", "col").text(heading);
    }
    Element body = table.appendElement("tbody");
    List<Integer> listed = listed(content);
    rows.stream()
        .limit(limits.plainRuns())
        .forEach(row -> body.appendChild(line(content, row, listed)));
    return scroll;
  }

  /** Which of the report's metrics the list has columns for: those of the table. */
  static List<Integer> listed(PageContent content) {
    List<String> columns =
        content.report().metrics().stream().map(metric -> metric.replace('-', '_')).toList();
    return ReportTable.of(content.report()).columns().stream()
        .filter(column -> column.kind() == ReportTable.Kind.MEASURED)
        .map(column -> columns.indexOf(column.name()))
        .toList();
  }

  private static List<String> headings(PageContent content) {
    List<String> headings = new ArrayList<>(List.of("run"));
    content.plan().factors().forEach(factor -> headings.add(factor.name().replace('-', ' ')));
    headings.addAll(List.of("seed", "status", "epochs"));
    List<String> metrics = content.report().metrics();
    listed(content).forEach(index -> headings.add(metrics.get(index).replace('-', ' ')));
    return headings;
  }

  private static Element line(PageContent content, RunRow row, List<Integer> listed) {
    Element line = new Element("tr").id("run-" + row.run().runId());
    line.appendElement("th").attr("scope", "row").addClass("id").text(row.run().runId());
    for (Factor factor : content.plan().factors()) {
      Object level = row.run().levels().values().get(factor.name());
      line.appendElement("td").text(level == null ? "-" : CheckText.level(level));
    }
    number(line, Long.toString(row.run().seed()));
    line.appendElement("td")
        .appendElement("span")
        .addClass("status")
        .addClass(row.status())
        .text(row.status());
    number(line, row.record().map(RunRecord::epochsCompleted).map(String::valueOf).orElse("-"));
    for (int index : listed) {
      OptionalDouble value = row.values().get(index);
      Unit unit = Unit.of(content.report().metrics().get(index));
      number(line, value.isPresent() ? unit.plain(value.getAsDouble()) : "-");
    }
    return line;
  }

  private static void number(Element line, String text) {
    line.appendElement("td").addClass("number").text(text);
  }
}
