package org.swath.core.converge;

import java.math.BigDecimal;

/** Numbers of epochs and values as the words of a criterion write them. */
final class Words {

  private Words() {}

  /** {@code 1.0} as {@code 1}, {@code 1.0E-4} as {@code 0.0001}. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A fraction in percent, {@code 0.05} as {@code 5 %}. */
  static String percent(double fraction) {
    return BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString()
        + " %";
  }

  /** {@code in one epoch}, {@code in each of 5 epochs in a row}. */
  static String inEachOf(int window) {
    return window == 1 ? "in one epoch" : "in each of " + window + " epochs in a row";
  }

  /** {@code 1 epoch}, {@code 5 epochs in a row}. */
  static String inARow(int epochs) {
    return epochs == 1 ? "1 epoch" : epochs + " epochs in a row";
  }
}
