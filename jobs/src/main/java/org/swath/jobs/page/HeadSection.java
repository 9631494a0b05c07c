package org.swath.jobs.page;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.swath.jobs.report.ReportText;
import org.swath.jobs.report.Reproduction;
import org.swath.jobs.report.RunCounts;
import org.swath.jobs.report.SweepReport;
import org.swath.results.RunStatus;

/** What the sweep is called, what it asks, how far it has come and whether it reproduces. */
final class HeadSection implements PageSection {

  @Override
  public Optional<Element> of(PageContent content) {
    SweepReport report = content.report();
    Element head = new Element("div").addClass("head");
    head.appendElement("h1").text(report.sweepName());
    if (!content.spec().description().isBlank()) {
      head.appendElement("p").addClass("question").text(content.spec().description().strip());
    }
    head.appendChild(counts(report));
    RunCounts runs = report.runs();
    if (runs.missing() > 0) {
      head.appendElement("p")
          .addClass("note")
          .text(
              "%s of %d %s not committed yet: the sweep is running, or was interrupted. Everything below is about those that are."
                  .formatted(
                      ReportText.counted(runs.missing(), "run"),
                      runs.planned(),
                      runs.missing() == 1 ? "is" : "are"));
    }
    report.reproduction().ifPresent(reproduction -> verdict(head, report, reproduction));
    return Optional.of(head);
  }

  private static Element counts(SweepReport report) {
    Element list = new Element("dl").addClass("counts");
    RunCounts runs = report.runs();
    count(list, "configurations", report.configurations().size(), "");
    count(list, "runs", runs.planned(), "");
    for (RunStatus status : RunStatus.values()) {
      count(list, status.text(), runs.of(status), status.text());
    }
    count(list, "missing", runs.missing(), "missing");
    return list;
  }

  private static void count(Element list, String what, int number, String kind) {
    Element entry = list.appendElement("div");
    if (!kind.isEmpty()) {
      entry.addClass("status").addClass(number == 0 ? "none" : kind);
    }
    entry.appendElement("dt").text(what);
    entry.appendElement("dd").text(Integer.toString(number));
  }

  private static void verdict(Element head, SweepReport report, Reproduction reproduction) {
    ReportText text = new ReportText(report);
    head.appendElement("p")
        .addClass("verdict")
        .addClass(
            switch (reproduction.verdict()) {
              case HOLDS -> "holds";
              case DOES_NOT_HOLD -> "broken";
              case UNDECIDED -> "undecided";
            })
        .text(text.verdict(reproduction) + ".");
  }
}
