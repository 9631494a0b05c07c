package org.swath.jobs.page;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.swath.jobs.figure.Figure;

/** The figures, which scripts draw from their definitions. */
final class FiguresSection implements PageSection {

  @Override
  public Optional<Element> of(PageContent content) {
    if (content.figures().isEmpty()) {
      return Optional.empty();
    }
    Element section = PageSection.titled("figures", "Figures");
    section
        .appendElement("p")
        .addClass("needs-script")
        .text(
            "Point at a mark for its numbers and runs; choose a run's mark to open the run. A name"
                + " above a figure hides and shows its series. Ctrl and the wheel zoom along, shift"
                + " and the wheel up and down.");
    section
        .appendElement("noscript")
        .appendElement("p")
        .addClass("note")
        .text(
            "Figures are drawn with JavaScript; what they draw stands in the tables, and swath"
                + " figures draws them into files.");
    content.figures().forEach(figure -> section.appendChild(element(content, figure)));
    return Optional.of(section);
  }

  private static Element element(PageContent content, Figure figure) {
    Element element = new Element("figure").id("figure-" + figure.id());
    element.appendElement("h3").text(figure.title());
    element
        .appendElement("div")
        .addClass("frame")
        .appendElement("div")
        .addClass("chart")
        .attr("data-figure", figure.id())
        .attr("role", "img")
        .attr("aria-label", figure.title() + ". " + figure.caption());
    element.appendElement("figcaption").text(figure.caption());
    element.appendChild(
        PageQueries.shown(
            new PageQueries(content.plan()).figure(figure.id(), content.report()), "this figure"));
    return element;
  }
}
