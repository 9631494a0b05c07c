package org.swath.jobs.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.swath.core.stats.Interval;
import org.swath.jobs.report.Unit;

/** How a difference in one metric is worded. */
final class DifferenceText {

  /** A p value below this is not told apart from it. */
  private static final double SMALLEST_P = 0.0001;

  /** With more digits after the point a number is written with an exponent. */
  private static final int MOST_DECIMALS = 6;

  private final Unit unit;

  DifferenceText(String metric) {
    this.unit = Unit.of(metric);
  }

  /** {@code changed: B is lower by 3.1 (0.9 to 5.3)}. */
  String verdict(Difference difference) {
    return switch (difference.verdict()) {
      case NO_PAIR -> "no pair completed on both sides";
      case EQUAL -> equal(difference);
      case WITHIN_MARGIN ->
          "equal within %s: %s"
              .formatted(
                  unit.distance(difference.margin().getAsDouble()),
                  signed(difference, difference.estimate().interval(1 - 2 * Difference.ALPHA)));
      case CHANGED -> "changed: " + direction(difference);
      case NOT_BEYOND_NOISE -> "no change beyond noise: " + signed(difference);
      case UNDECIDED -> "undecided" + undecided(difference);
    };
  }

  /** {@code 0.012}, {@code < 0.0001}, {@code -}. */
  static String pValue(double pValue) {
    if (Double.isNaN(pValue)) {
      return "-";
    }
    if (pValue < SMALLEST_P) {
      return "< 0.0001";
    }
    return String.format(Locale.ROOT, pValue < 0.001 ? "%.4f" : "%.3f", pValue);
  }

  private static String equal(Difference difference) {
    if (!difference.isEqualInEveryPair()) {
      return "equal but for rounding";
    }
    return difference.n() == 1 ? "equal in the only pair" : "equal in every pair";
  }

  private String direction(Difference difference) {
    double value = difference.estimate().value();
    Interval interval = difference.estimate().interval(Difference.CONFIDENCE);
    Interval size = value < 0 ? interval.negated() : interval;
    int decimals = decimals(value, interval);
    return "B is %s by %s (%s to %s)%s"
        .formatted(
            value < 0 ? "lower" : "higher",
            number(Math.abs(value), decimals),
            number(size.lower(), decimals),
            number(size.upper(), decimals),
            points());
  }

  private String undecided(Difference difference) {
    if (difference.n() == 1) {
      return " with n = 1: " + signed(difference);
    }
    if (difference.hasNoSpread()) {
      return ": %s at every seed, without noise to judge it by".formatted(signed(difference));
    }
    if (Double.isNaN(difference.estimate().value())) {
      return ": some values are not finite";
    }
    return ": neither a change nor equality within %s is shown: %s"
        .formatted(unit.distance(difference.margin().orElseThrow()), signed(difference));
  }

  private String signed(Difference difference) {
    return signed(difference, difference.estimate().interval(Difference.CONFIDENCE));
  }

  private String signed(Difference difference, Interval interval) {
    double value = difference.estimate().value();
    int decimals = decimals(value, interval);
    String sign = value > 0 ? "+" : "";
    if (!interval.isKnown() || interval.lower() == interval.upper()) {
      return sign + number(value, decimals) + points();
    }
    return "%s%s (%s to %s)%s"
        .formatted(
            sign,
            number(value, decimals),
            number(interval.lower(), decimals),
            number(interval.upper(), decimals),
            points());
  }

  private String points() {
    return unit.distance(0).substring(1);
  }

  /** As many that half the interval has two digits, and a difference without one has three. */
  private int decimals(double value, Interval interval) {
    boolean isWide = interval.isKnown() && interval.upper() > interval.lower();
    double size = isWide ? (interval.upper() - interval.lower()) / 2 : Math.abs(value);
    if (!Double.isFinite(size) || size == 0) {
      return 0;
    }
    BigDecimal rounded = unit.of(size).round(new MathContext(isWide ? 2 : 3));
    return Math.max(0, isWide ? rounded.scale() : rounded.stripTrailingZeros().scale());
  }

  private String number(double stored, int decimals) {
    if (!Double.isFinite(stored)) {
      return Double.toString(stored);
    }
    BigDecimal number = unit.of(stored);
    return decimals > MOST_DECIMALS
        ? String.format(Locale.ROOT, "%.1e", number)
        : number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
