package org.swath.core.train.schedule;

import java.util.Locale;

/** Numbers as the messages of this package show them. */
final class Wording {

  private Wording() {}

  /** A whole number as such, another one with up to six significant digits. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, "%.6g", value).replaceFirst("0+($|e)", "$1");
  }
}
