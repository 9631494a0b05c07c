package org.swath.jobs.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.swath.jobs.figure.ChartLibrary;

/**
 * Puts a page together: one HTML document that holds its styles, scripts and data, and that asks a
 * browser for nothing else.
 *
 * <p>The policy in its head forbids the browser every request, and every script but those with the
 * digests named there: text of a sweep could not run even if it were taken for HTML.
 */
final class SweepPage {

  private static final List<String> STYLES =
      List.of("page.css", "tables.css", "figures.css", "print.css");
  private static final List<String> SCRIPTS =
      List.of(
          "page.js",
          "charts.js",
          "figures.js",
          "tables.js",
          "cells.js",
          "curves.js",
          "runs.js",
          "run.js");

  private final List<PageSection> sections;
  private final PageLimits limits;

  SweepPage(PageLimits limits) {
    this.limits = limits;
    this.sections =
        List.of(
            new DesignSection(),
            new ResultsSection(limits),
            new FindingsSection(),
            new StatisticsSection(),
            new FiguresSection(),
            new RunsSection(limits),
            new FailuresSection(),
            new ProvenanceSection());
  }

  /** The page, ending in a new line. */
  String html(PageContent content) {
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false).charset("UTF-8");
    page.prependChild(new DocumentType("html", "", ""));
    page.child(0).attr("lang", "en");
    head(page, content);
    Element body = page.body();
    body.appendElement("a").addClass("skip").attr("href", "#main").text("Skip to the results");
    List<Element> shown =
        sections.stream().map(section -> section.of(content)).flatMap(Optional::stream).toList();
    body.appendChild(navigation(content, shown));
    Element main = body.appendElement("main").id("main");
    main.appendChild(new HeadSection().of(content).orElseThrow());
    for (Element section : shown) {
      main.append("\n").appendChild(section);
    }
    main.append("\n")
        .appendElement("footer")
        .appendElement("p")
        .text(
            "Made by swath report --html from committed results alone. This page loads nothing and"
                + " sends nothing.");
    data(body, "page-data", new PageData(content, limits).json());
    data(body, "page-figures", FigureData.json(content.figures()));
    script(body, ChartLibrary.script());
    script(body, PageResources.text(SCRIPTS));
    return page.outerHtml() + "\n";
  }

  private static void head(Document page, PageContent content) {
    Element head = page.head();
    head.appendElement("meta").attr("charset", "UTF-8");
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr(
            "content",
            PagePolicy.allowing(List.of(ChartLibrary.script(), PageResources.text(SCRIPTS))));
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.appendElement("title").text(content.report().sweepName() + " – Swath");
    head.appendElement("style").appendChild(new DataNode(PageResources.text(STYLES)));
  }

  private static Element navigation(PageContent content, List<Element> sections) {
    Element bar = new Element("header").addClass("bar");
    Element list = bar.appendElement("nav").attr("aria-label", "Sections").appendElement("ul");
    list.appendElement("li")
        .appendElement("a")
        .addClass("sweep")
        .attr("href", "#main")
        .text(content.report().sweepName());
    for (Element section : sections) {
      list.appendElement("li")
          .appendElement("a")
          .attr("href", "#" + section.id())
          .text(section.getElementsByTag("h2").text());
    }
    bar.appendElement("button")
        .attr("type", "button")
        .id("theme")
        .attr("hidden", true)
        .text("Dark");
    return bar;
  }

  private static void data(Element body, String id, String json) {
    body.append("\n")
        .appendElement("script")
        .id(id)
        .attr("type", "application/json")
        .appendChild(new DataNode(PageData.inScript(json)));
  }

  private static void script(Element body, String text) {
    body.append("\n").appendElement("script").appendChild(new DataNode(text));
  }
}
