package org.swath.jobs.figure;

import java.math.MathContext;
import org.swath.jobs.report.Unit;

/**
 * How an axis shows a metric: under which name, and in which unit.
 *
 * @param metric dashed name
 */
record MetricScale(String metric) {

  /** Six digits are more than any drawing shows, and keep its file small. */
  private static final MathContext DIGITS = new MathContext(6);

  /** The metric in words, with its unit when that is not its own: {@code probe accuracy (%)}. */
  String title() {
    String sign = Unit.of(metric).sign().strip();
    return words() + (sign.isEmpty() ? "" : " (" + sign + ")");
  }

  /** The metric in words. */
  String words() {
    return metric.replace('-', ' ');
  }

  /** A finite number as the axis has it. */
  double shown(double stored) {
    return Unit.of(metric).of(stored).round(DIGITS).doubleValue();
  }
}
