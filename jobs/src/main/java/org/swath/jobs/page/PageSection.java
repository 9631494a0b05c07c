package org.swath.jobs.page;

import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * One section of a page. Text goes into elements with {@code text} and attributes with {@code
 * attr}, which escape it: nothing of a sweep is ever taken for HTML.
 */
interface PageSection {

  /** The section; empty when there is nothing to say. */
  Optional<Element> of(PageContent content);

  /** A section with its heading. */
  static Element titled(String id, String title) {
    Element section = new Element("section").id(id).attr("aria-labelledby", id + "-title");
    section.appendElement("h2").id(id + "-title").text(title);
    return section;
  }
}
