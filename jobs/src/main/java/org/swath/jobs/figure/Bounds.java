package org.swath.jobs.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Where an axis begins and ends, on round numbers.
 *
 * @param least below what is drawn
 * @param most above it
 * @param step between labels
 * @param cut whether a few numbers lie so far outside that they are not drawn
 */
record Bounds(double least, double most, double step, boolean cut) {

  private static final int STEPS = 5;

  /** A number is cut off when it is further outside the others than this many times their range. */
  private static final double FAR = 4;

  private static final double[] ROUND = {1, 2, 2.5, 5, 10};
  private static final MathContext DIGITS = new MathContext(12);

  /** Bounds of finite numbers; there may be none. */
  static Bounds of(double[] numbers) {
    if (numbers.length == 0) {
      return new Bounds(0, 1, 0.2, false);
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double first = sorted[0];
    double last = sorted[sorted.length - 1];
    double low = sorted[sorted.length / 50];
    double high = sorted[sorted.length - 1 - sorted.length / 50];
    double range = high - low;
    boolean cutLow = range > 0 && first < low - FAR * range;
    boolean cutHigh = range > 0 && last > high + FAR * range;
    Bounds bounds = around(cutLow ? low : first, cutHigh ? high : last);
    return new Bounds(bounds.least, bounds.most, bounds.step, cutLow || cutHigh);
  }

  private static Bounds around(double low, double high) {
    double span = high > low ? high - low : Math.max(Math.abs(low), 1) / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(span / STEPS)));
    double step = power;
    for (double round : ROUND) {
      step = round * power;
      if (step * STEPS >= span) {
        break;
      }
    }
    return new Bounds(
        exact(Math.floor(low / step) * step),
        exact(Math.ceil(high / step) * step == low ? low + step : Math.ceil(high / step) * step),
        exact(step),
        false);
  }

  private static double exact(double number) {
    return new BigDecimal(number).round(DIGITS).doubleValue();
  }
}
