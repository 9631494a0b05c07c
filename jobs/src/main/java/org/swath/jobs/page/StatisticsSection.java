package org.swath.jobs.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.swath.jobs.report.StatisticsPage;

/** How sure the differences are: what {@code swath stats} says, each metric behind its name. */
final class StatisticsSection implements PageSection {

  @Override
  public Optional<Element> of(PageContent content) {
    Element section = PageSection.titled("statistics", "Statistics");
    if (content.statistics().isEmpty()) {
      section
          .appendElement("p")
          .addClass("note")
          .text(
              "Left out, since they would take long for so many runs; swath statistics makes them.");
      return Optional.of(section);
    }
    StatisticsPage page = StatisticsPage.of(content.statistics().get());
    Element place = section;
    boolean first = true;
    String title = page.title();
    for (StatisticsPage.Block block : page.blocks()) {
      if (block instanceof StatisticsPage.Heading heading) {
        place = section.appendElement("details").addClass("statistics").attr("open", first);
        first = false;
        title = heading.text();
        place.appendElement("summary").appendElement("h3").text(heading.text());
      } else if (block instanceof StatisticsPage.Paragraph paragraph) {
        place.appendElement("p").addClass("note").text(paragraph.text());
      } else if (block instanceof StatisticsPage.Table table) {
        place.appendChild(table(title, table));
      }
    }
    section.appendChild(
        PageQueries.shown(
            new PageQueries(content.plan()).values(content.report()),
            "the values these statistics are of"));
    return Optional.of(section);
  }

  private static Element table(String title, StatisticsPage.Table table) {
    Element scroll =
        new Element("div").addClass("scroll").attr("tabindex", "0").attr("role", "region");
    scroll.attr("aria-label", "Statistics: " + title);
    Element element = scroll.appendElement("table").addClass("statistics");
    element.appendElement("caption").addClass("spoken").text(title);
    Element head = element.appendElement("thead").appendElement("tr");
    for (int i = 0; i < table.headings().size(); i++) {
      Element heading = head.appendElement("th").attr("scope", "col");
      heading.addClass(i < table.textColumns() ? "level" : "number").text(table.headings().get(i));
    }
    Element body = element.appendElement("tbody");
    for (List<String> cells : table.rows()) {
      Element row = body.appendElement("tr");
      for (int i = 0; i < cells.size(); i++) {
        boolean words = i < table.textColumns();
        Element cell = row.appendElement(words ? "th" : "td");
        if (words) {
          cell.attr("scope", "row");
        } else {
          cell.addClass("number");
        }
        cell.text(cells.get(i));
      }
    }
    return scroll;
  }
}
