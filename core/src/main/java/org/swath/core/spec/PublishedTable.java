package org.swath.core.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;

/**
 * The published results a sweep reproduces.
 *
 * @param source where the figures are from
 * @param rows at most one for each configuration
 */
public record PublishedTable(String source, List<PublishedRow> rows) {

  public PublishedTable {
    Objects.requireNonNull(source, "source");
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("A published table must have at least one row");
    }
  }

  /** What was published of {@code metric} for the configuration that has these levels. */
  public Optional<PublishedValue> value(ParameterValues configuration, String metric) {
    return rows.stream()
        .filter(row -> row.isAbout(configuration))
        .findFirst()
        .map(row -> row.values().get(metric));
  }
}
