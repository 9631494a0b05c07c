package org.swath.jobs.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.swath.core.spec.PublishedTable;
import org.swath.core.stats.SeedSummary;
import org.swath.jobs.report.AcceptanceCheck;
import org.swath.jobs.report.MetricSummary;
import org.swath.jobs.report.ReportTable;
import org.swath.jobs.report.ReportText;
import org.swath.jobs.report.Reproduction;
import org.swath.jobs.report.SweepReport;

/** The table of {@code swath report}; each number leads to the runs behind it. */
final class ResultsSection implements PageSection {

  private final PageLimits limits;

  ResultsSection(PageLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Element> of(PageContent content) {
    SweepReport report = content.report();
    ReportTable table = ReportTable.of(report);
    Element section = PageSection.titled("results", "Results");
    section
        .appendElement("p")
        .addClass("needs-script")
        .text("Choose a number to see the runs it is made of, or a heading to sort by it.");
    section.appendChild(table(report, table));
    int left = table.rows().size() - limits.tableRows();
    if (left > 0) {
      section
          .appendElement("p")
          .addClass("note")
          .text(
              "%s left out to keep this page quick; swath report --format csv has all."
                  .formatted(
                      ReportText.counted(left, "more configuration")
                          + (left == 1 ? " is" : " are")));
    }
    notes(section, report);
    report.reproduction().ifPresent(reproduction -> checks(section, report, reproduction));
    PageQueries queries = new PageQueries(content.plan());
    section.appendChild(PageQueries.shown(queries.table(report), "this table"));
    section.appendChild(PageQueries.shown(queries.counts(), "the counts of runs"));
    return Optional.of(section);
  }

  private Element table(SweepReport report, ReportTable table) {
    Element scroll =
        new Element("div").addClass("scroll").attr("tabindex", "0").attr("role", "region");
    scroll.attr("aria-label", "Table of results");
    Element element = scroll.appendElement("table").id("configurations").addClass("sortable");
    element.appendElement("caption").text(new ReportText(report).title());
    Element head = element.appendElement("thead").appendElement("tr");
    for (ReportTable.Column column : table.columns()) {
      head.appendElement("th")
          .attr("scope", "col")
          .addClass(column.kind() == ReportTable.Kind.LEVEL ? "level" : "number")
          .text(column.heading());
    }
    Element body = element.appendElement("tbody");
    int index = 0;
    for (ReportTable.Row row : table.rows()) {
      if (index == limits.tableRows()) {
        break;
      }
      body.appendChild(row(table, row, index));
      index++;
    }
    return scroll;
  }

  private static Element row(ReportTable table, ReportTable.Row row, int index) {
    Element line = new Element("tr").attr("data-configuration", Integer.toString(index));
    for (int i = 0; i < table.columns().size(); i++) {
      ReportTable.Column column = table.columns().get(i);
      ReportTable.Cell cell = row.cells().get(i);
      switch (column.kind()) {
        case LEVEL -> line.appendElement("th").attr("scope", "row").text(cell.text());
        case COMPLETED ->
            line.appendElement("td")
                .addClass("number")
                .attr("data-sort", Integer.toString(row.configuration().runs().completed()))
                .text(cell.text());
        case PUBLISHED -> line.appendElement("td").addClass("number published").text(cell.text());
        case MEASURED -> line.appendChild(measured(row, column, cell));
      }
    }
    return line;
  }

  private static Element measured(
      ReportTable.Row row, ReportTable.Column column, ReportTable.Cell cell) {
    MetricSummary metric = row.configuration().metric(column.name().replace('_', '-'));
    SeedSummary overSeeds = metric.overSeeds();
    Element element = new Element("td").addClass("number").attr("data-metric", column.name());
    if (overSeeds.n() > 0) {
      element.attr("data-sort", Double.toString(overSeeds.mean()));
    }
    element.appendElement("span").addClass("value").text(cell.text());
    cell.outcome().ifPresent(outcome -> element.appendChild(mark(outcome)));
    return element;
  }

  private static Element mark(AcceptanceCheck.Outcome outcome) {
    String sign =
        switch (outcome) {
          case HOLDS -> "✓";
          case BROKEN -> "✗";
          case UNDECIDED -> "…";
        };
    Element mark = new Element("span").addClass("mark").addClass(ofOutcome(outcome));
    mark.appendElement("span").attr("aria-hidden", "true").text(sign);
    mark.appendElement("span").addClass("spoken").text(" " + inWords(outcome));
    return mark;
  }

  private static String ofOutcome(AcceptanceCheck.Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> "holds";
      case BROKEN -> "broken";
      case UNDECIDED -> "undecided";
    };
  }

  private static String inWords(AcceptanceCheck.Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> "in bounds";
      case BROKEN -> "out of bounds";
      case UNDECIDED -> "not decided yet";
    };
  }

  private static void notes(Element section, SweepReport report) {
    section
        .appendElement("p")
        .addClass("note")
        .text(
            "Means are over completed runs; ± is the population standard deviation over their seeds"
                + " (ddof 0).");
    report
        .criterion()
        .ifPresent(
            criterion ->
                section
                    .appendElement("p")
                    .addClass("note")
                    .text(ReportText.convergence(criterion)));
    report
        .reproduction()
        .flatMap(Reproduction::published)
        .map(PublishedTable::source)
        .ifPresent(
            source -> section.appendElement("p").addClass("note").text("Published: " + source));
  }

  private static void checks(Element section, SweepReport report, Reproduction reproduction) {
    if (reproduction.checks().isEmpty()) {
      return;
    }
    ReportText text = new ReportText(report);
    List<String> broken = text.broken(reproduction);
    section
        .appendElement("p")
        .addClass("note")
        .text(
            "✓ in bounds, ✗ out of bounds, … not decided yet. " + text.verdict(reproduction) + ".");
    if (!broken.isEmpty()) {
      Element list = section.appendElement("ul").addClass("broken");
      broken.forEach(check -> list.appendElement("li").text(check));
    }
  }
}
