package org.swath.core.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.swath.core.stats.Interval;

/**
 * How the values of a metric are worded: accuracies in percent, seconds in s, everything else as it
 * is stored.
 *
 * @param stored the unit of the stored numbers, in words
 */
record MetricWords(int shift, String sign, String distanceSign, String stored) {

  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
  private static final MathContext ALL_DIGITS = new MathContext(7, RoundingMode.HALF_UP);
  private static final BigDecimal LARGE = new BigDecimal("1e7");
  private static final BigDecimal SMALL = new BigDecimal("1e-5");
  private static final double SMALLEST_P = 0.001;

  static MetricWords of(String metric) {
    if (metric.equals("accuracy") || metric.endsWith("-accuracy")) {
      return new MetricWords(2, " %", " points", "fraction");
    }
    if (metric.endsWith("-seconds")) {
      return new MetricWords(0, " s", " s", "s");
    }
    if (metric.endsWith("-epoch")) {
      return new MetricWords(0, "", " epochs", "epochs");
    }
    return new MetricWords(0, "", "", "");
  }

  /** A dashed name in words. */
  static String name(String dashed) {
    return dashed.replace('-', ' ');
  }

  /** A measured value, to four digits. */
  String value(double number) {
    return text(number, shift, DIGITS) + sign;
  }

  /** A measured difference, to four digits. */
  String distance(double number) {
    return text(number, shift, DIGITS) + distanceSign;
  }

  /** A bound as it was given. */
  String bound(double number) {
    return text(number, shift, ALL_DIGITS) + sign;
  }

  /** A margin as it was given. */
  String margin(double number) {
    return text(number, shift, ALL_DIGITS) + distanceSign;
  }

  /** {@code 90 % interval -1.2 to 6.6}. */
  String interval(Interval interval) {
    return "%s %% interval %s to %s"
        .formatted(
            text(interval.confidence(), 2, DIGITS),
            text(interval.lower(), shift, DIGITS),
            text(interval.upper(), shift, DIGITS));
  }

  /** A number with all its digits. */
  static String number(double number) {
    return text(number, 0, ALL_DIGITS);
  }

  /** {@code p = 0.031}. */
  static String pValue(double pValue) {
    return pValue < SMALLEST_P
        ? "p < 0.001"
        : "p = " + text(pValue, 0, new MathContext(2, RoundingMode.HALF_UP));
  }

  private static String text(double number, int shift, MathContext digits) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal rounded =
        BigDecimal.valueOf(number).movePointRight(shift).round(digits).stripTrailingZeros();
    BigDecimal size = rounded.abs();
    boolean readable =
        size.signum() == 0 || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0);
    return readable
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace("E", "e");
  }
}
