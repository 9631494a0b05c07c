package org.swath.results;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * The column of one factor: null in the rows of configurations to which the factor does not apply.
 *
 * @param name column name: lower case with underscores ({@code learning_rate})
 * @param type {@code TEXT}, {@code BOOLEAN}, {@code INT64} or {@code DOUBLE}
 */
public record FactorColumn(String name, ColumnType type) implements Serializable {

  private static final Set<ColumnType> FACTOR_TYPES =
      EnumSet.of(ColumnType.TEXT, ColumnType.BOOLEAN, ColumnType.INT64, ColumnType.DOUBLE);

  public FactorColumn {
    ResultsSchema.requireColumnName(name);
    if (!FACTOR_TYPES.contains(type)) {
      throw new IllegalArgumentException(
          "The type of factor column %s must be one of %s, but got %s"
              .formatted(name, FACTOR_TYPES, type));
    }
  }
}
