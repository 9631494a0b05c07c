package org.swath.jobs.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.swath.jobs.report.ReportText;
import org.swath.jobs.report.UnfinishedReason;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** Why runs failed or diverged, each reason with its runs. */
final class FailuresSection implements PageSection {

  private static final int MOST_RUNS = 12;

  private record Ending(RunStatus status, String reason) {}

  @Override
  public Optional<Element> of(PageContent content) {
    Element section = PageSection.titled("failures", "Runs that did not complete");
    if (content.report().notCompleted().isEmpty()) {
      section.appendElement("p").text("None: no committed run failed or diverged.");
      return Optional.of(section);
    }
    Map<Ending, List<String>> runs = runs(content.records());
    Element list = section.appendElement("ul").addClass("failures");
    for (UnfinishedReason reason : content.report().notCompleted()) {
      Element entry = list.appendElement("li");
      Element title = entry.appendElement("p");
      title
          .appendElement("span")
          .addClass("status")
          .addClass(reason.status().text())
          .text(reason.status().text());
      title.appendText(" " + ReportText.counted(reason.runs(), "run"));
      entry.appendElement("pre").addClass("reason").text(reason.reason());
      entry.appendChild(
          links(runs.getOrDefault(new Ending(reason.status(), reason.reason()), List.of())));
    }
    section.appendChild(
        PageQueries.shown(new PageQueries(content.plan()).failures(), "these reasons"));
    return Optional.of(section);
  }

  private static Map<Ending, List<String>> runs(List<RunRecord> records) {
    Map<Ending, List<String>> runs = new LinkedHashMap<>();
    for (RunRecord record : records) {
      record
          .reason()
          .ifPresent(
              reason ->
                  runs.computeIfAbsent(
                          new Ending(record.status(), reason), ending -> new ArrayList<>())
                      .add(record.run().runId()));
    }
    return runs;
  }

  private static Element links(List<String> runIds) {
    Element runs = new Element("p").addClass("runs-behind").text("Runs ");
    runIds.stream()
        .limit(MOST_RUNS)
        .forEach(id -> runs.appendElement("a").attr("href", "#run-" + id).text(id).after(" "));
    int more = runIds.size() - MOST_RUNS;
    if (more > 0) {
      runs.appendText("and %d more".formatted(more));
    }
    return runs;
  }
}
