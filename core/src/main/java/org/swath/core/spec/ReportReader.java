package org.swath.core.spec;

import java.util.List;
import java.util.Optional;

/** Reads what a report says beside the sweep's own results. */
final class ReportReader {

  private final FactorSelector selector;
  private final List<String> metrics;

  ReportReader(FactorSelector selector, List<String> metrics) {
    this.selector = selector;
    this.metrics = List.copyOf(metrics);
  }

  ReportSpec read(SpecNode node) {
    Optional<SpecMapping> section = node.mapping("published and holds-when");
    if (section.isEmpty()) {
      return ReportSpec.ofResultsAlone();
    }
    section.get().allowOnly(List.of("published", "holds-when"));
    Optional<SpecNode> table = section.get().find("published");
    Optional<PublishedTable> published =
        table.flatMap(new PublishedReader(selector, metrics)::read);
    boolean publishedIsKnown =
        published.isPresent() || (table.isEmpty() && !node.problems().isMeant("published"));
    AcceptanceReader rules = new AcceptanceReader(selector, metrics, published, publishedIsKnown);
    List<AcceptanceRule> holdsWhen =
        section.get().find("holds-when").map(rules::read).orElse(List.of());
    return new ReportSpec(published, holdsWhen);
  }
}
