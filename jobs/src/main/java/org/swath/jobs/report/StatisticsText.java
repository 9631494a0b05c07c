package org.swath.jobs.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;
import org.swath.core.stats.Interval;

/** How figures of statistics are written. */
final class StatisticsText {

  private static final int DIGITS = 5;
  private static final int SPREAD_DIGITS = 3;
  private static final BigDecimal SMALL = new BigDecimal("1e-4");
  private static final BigDecimal LARGE = new BigDecimal("1e7");

  /** Below this a p value is only said to be smaller. */
  private static final double SMALLEST_P = 1e-4;

  private final Unit unit;

  StatisticsText(Unit unit) {
    this.unit = unit;
  }

  /** A mean or another value of the metric. */
  String value(double stored) {
    return Double.isFinite(stored) ? number(unit.of(stored), DIGITS) : missing(stored);
  }

  /** A standard deviation or a difference. */
  String spread(double stored) {
    return Double.isFinite(stored) ? number(unit.of(stored), SPREAD_DIGITS) : missing(stored);
  }

  /** {@code -1231.2 to -1199.1}. */
  String interval(Interval interval) {
    return interval.isKnown()
        ? value(interval.lower()) + " to " + value(interval.upper())
        : MetricText.NOTHING;
  }

  /** {@code 0.0123}, {@code < 0.0001}. */
  static String pValue(double pValue) {
    if (Double.isNaN(pValue)) {
      return MetricText.NOTHING;
    }
    return pValue < SMALLEST_P ? "< 0.0001" : fixed(pValue, pValue < 0.01 ? 4 : 3);
  }

  static String fixed(double number, int decimals) {
    return Double.isFinite(number)
        ? String.format(Locale.ROOT, "%." + decimals + "f", number)
        : missing(number);
  }

  /** A share of 1. */
  static String shares(Interval interval) {
    return interval.isKnown()
        ? fixed(interval.lower(), 2) + " to " + fixed(interval.upper(), 2)
        : MetricText.NOTHING;
  }

  /** {@code 13 (+10)}: seeds needed, and how many that is beyond those there are. */
  static String seeds(OptionalInt needed, int now) {
    if (needed.isEmpty()) {
      return MetricText.NOTHING;
    }
    int more = needed.getAsInt() - now;
    return more > 0 ? "%d (+%d)".formatted(needed.getAsInt(), more) : "" + needed.getAsInt();
  }

  /** The metric with its unit, as a heading. */
  String name(String metric) {
    String words = metric.replace('-', ' ');
    return unit.sign().isEmpty() ? words : words + " in" + unit.sign();
  }

  /** With so many digits that count, zeros at the end included, so that columns can be compared. */
  private static String number(BigDecimal number, int digits) {
    BigDecimal size = number.abs();
    if (size.signum() == 0) {
      return "0";
    }
    if (size.compareTo(SMALL) < 0 || size.compareTo(LARGE) >= 0) {
      return String.format(Locale.ROOT, "%.3e", number);
    }
    BigDecimal rounded = number.round(new MathContext(digits));
    int before = rounded.precision() - rounded.scale();
    return rounded.setScale(Math.max(0, digits - before), RoundingMode.HALF_UP).toPlainString();
  }

  private static String missing(double number) {
    return Double.isNaN(number) ? MetricText.NOTHING : Double.toString(number);
  }
}
