package org.swath.jobs.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.swath.core.stats.SeedSummary;

/**
 * How the means and standard deviations of one metric are written, alike in every row so that they
 * can be compared down the column.
 *
 * @param unit of the written numbers
 * @param decimals digits after the point
 * @param exponential whether each number has its own exponent, with {@code decimals} for what is
 *     before it
 */
public record Notation(Unit unit, int decimals, boolean exponential) {

  /** More digits than this say nothing that a reader of a table wants to know. */
  private static final int MOST_DIGITS = 7;

  private static final int DIGITS_WITHOUT_SPREAD = 4;
  private static final int DECIMALS_BEFORE_EXPONENT = 3;

  /**
   * The notation in which a small standard deviation, the lower quartile of those above zero, has
   * its first digit, and one decimal from 1 to 10: {@code -1215 ± 21}, {@code 70.3 ± 2.1}, {@code
   * 93.5 ± 0.4}, {@code 41.23 ± 0.03}.
   *
   * @param summaries of one metric, one for each configuration
   */
  public static Notation fitting(Unit unit, List<SeedSummary> summaries) {
    double[] means = sizes(unit, summaries.stream().mapToDouble(SeedSummary::mean));
    double[] spreads = sizes(unit, summaries.stream().mapToDouble(SeedSummary::standardDeviation));
    if (means.length == 0) {
      return new Notation(unit, 0, false);
    }
    int largest = magnitude(means[means.length - 1]);
    if (largest > MOST_DIGITS || magnitude(means[0]) < -DIGITS_WITHOUT_SPREAD) {
      return new Notation(unit, DECIMALS_BEFORE_EXPONENT, true);
    }
    int wanted =
        spreads.length == 0
            ? Math.min(DIGITS_WITHOUT_SPREAD - 1 - largest, longestFraction(unit, summaries))
            : decimals(spreads[(spreads.length - 1) / 4]);
    return new Notation(unit, Math.max(0, Math.min(wanted, MOST_DIGITS - 1 - largest)), false);
  }

  /** A stored number in this notation, without its unit. */
  public String write(double stored) {
    if (!Double.isFinite(stored)) {
      return Double.toString(stored);
    }
    BigDecimal number = unit.of(stored);
    return exponential
        ? String.format(Locale.ROOT, "%." + decimals + "e", number)
        : number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static int decimals(double spread) {
    int magnitude = magnitude(spread);
    return magnitude == 0 ? 1 : -magnitude;
  }

  /** The exponent of a number's first digit. */
  private static int magnitude(double size) {
    return (int) Math.floor(Math.log10(size));
  }

  /** Digits after the point of the mean that has the most of them. */
  private static int longestFraction(Unit unit, List<SeedSummary> summaries) {
    return summaries.stream()
        .map(SeedSummary::mean)
        .filter(Double::isFinite)
        .mapToInt(mean -> unit.asWritten(mean).scale())
        .max()
        .orElse(0);
  }

  /** Absolute values, in the unit and ascending, without zeros and what is not finite. */
  private static double[] sizes(Unit unit, DoubleStream stored) {
    return stored
        .filter(Double::isFinite)
        .map(number -> Math.abs(unit.of(number).doubleValue()))
        .filter(number -> number > 0)
        .sorted()
        .toArray();
  }
}
