package org.swath.core.spec;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.swath.core.parameter.ParameterValues;

/**
 * What a publication reports of one configuration.
 *
 * @param levels enough factors to name exactly one configuration of the sweep
 * @param values by the dashed name of the report's metric; at least one
 */
public record PublishedRow(ParameterValues levels, SortedMap<String, PublishedValue> values) {

  public PublishedRow {
    Objects.requireNonNull(levels, "levels");
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A published row must give at least one metric");
    }
  }

  /** Whether this row is about the configuration that has these levels. */
  public boolean isAbout(ParameterValues configuration) {
    return Selection.selects(levels, configuration);
  }

  static PublishedRow of(ParameterValues levels, Map<String, PublishedValue> values) {
    return new PublishedRow(levels, new TreeMap<>(values));
  }
}
