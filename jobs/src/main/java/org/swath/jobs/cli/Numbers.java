package org.swath.jobs.cli;

import java.math.BigDecimal;

/** Parameter values as a person writes them. */
final class Numbers {

  private Numbers() {}

  /** {@code 1.0E-4} as {@code 0.0001}, {@code 1.0} as {@code 1}; anything else as it is. */
  static String plain(Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
    boolean readable = exact.scale() <= 8 && exact.precision() - exact.scale() <= 8;
    return readable ? exact.toPlainString() : number.toString();
  }
}
