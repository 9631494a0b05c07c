package org.swath.jobs.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.swath.core.finding.Finding;
import org.swath.jobs.report.FindingText;

/** What the results say of each hypothesis of the spec. */
final class FindingsSection implements PageSection {

  @Override
  public Optional<Element> of(PageContent content) {
    List<Finding> findings = content.report().findings();
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    Element section = PageSection.titled("findings", "Findings");
    section.appendElement("p").text(FindingText.title(findings) + ".");
    Element list = section.appendElement("ol").addClass("findings");
    findings.forEach(finding -> list.appendChild(item(finding)));
    return Optional.of(section);
  }

  private static Element item(Finding finding) {
    FindingText text = new FindingText(finding);
    Element item = new Element("li").id("finding-" + finding.hypothesis().name());
    Element claim = item.appendElement("p").addClass("claim");
    claim
        .appendElement("span")
        .addClass("verdict-mark")
        .addClass(finding.verdict().text())
        .text(text.verdict());
    claim.appendText(" " + text.says());
    item.appendElement("p").text(finding.reason());
    item.appendElement("p").addClass("note").text(finding.basis());
    finding.notes().forEach(note -> item.appendElement("p").addClass("note").text(note));
    return item;
  }
}
