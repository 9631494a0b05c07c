package org.swath.core.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report says beside the sweep's own results.
 *
 * @param published the results it reproduces, if any
 * @param holdsWhen the conditions under which the reproduction holds, all of which must be met
 */
public record ReportSpec(Optional<PublishedTable> published, List<AcceptanceRule> holdsWhen) {

  public ReportSpec {
    Objects.requireNonNull(published, "published");
    holdsWhen = List.copyOf(holdsWhen);
  }

  /** Whether {@code metric} is published or bounded. */
  boolean mentions(String metric) {
    return published.stream()
            .flatMap(table -> table.rows().stream())
            .anyMatch(row -> row.values().containsKey(metric))
        || holdsWhen.stream().anyMatch(rule -> rule.metric().equals(metric));
  }

  /** A report of the sweep's own results alone. */
  public static ReportSpec ofResultsAlone() {
    return new ReportSpec(Optional.empty(), List.of());
  }
}
