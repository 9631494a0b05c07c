package org.swath.jobs.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.swath.core.spec.PublishedValue;
import org.swath.core.stats.SeedSummary;

/** How a table for people words one metric. */
final class MetricText {

  /** What a cell without a value says. */
  static final String NOTHING = "-";

  private final String metric;
  private final Unit unit;
  private final Notation notation;

  MetricText(SweepReport report, String metric) {
    this.metric = metric;
    this.unit = Unit.of(metric);
    this.notation =
        Notation.fitting(
            unit,
            report.configurations().stream().map(row -> row.metric(metric).overSeeds()).toList());
  }

  /** Those that a table has columns for. */
  static List<MetricText> ofTable(SweepReport report) {
    return report.tableMetrics().stream().map(metric -> new MetricText(report, metric)).toList();
  }

  String metric() {
    return metric;
  }

  /** The metric's name in words. */
  String heading() {
    return metric.replace('-', ' ');
  }

  /** The mean, its spread when there are several values, and what must be said of their number. */
  String measured(ConfigurationRow row) {
    MetricSummary summary = row.metric(metric);
    SeedSummary overSeeds = summary.overSeeds();
    if (overSeeds.n() == 0) {
      return NOTHING;
    }
    StringBuilder text = new StringBuilder(notation.write(overSeeds.mean()));
    if (overSeeds.n() > 1) {
      text.append(" ± ").append(notation.write(overSeeds.standardDeviation()));
    }
    text.append(unit.sign());
    if (summary.notMet().orElse(0) > 0) {
      text.append(" (").append(summary.notMet().getAsInt()).append(" not met)");
    }
    if (overSeeds.n() < row.runs().completed()) {
      text.append(" (n ").append(overSeeds.n()).append(")");
    }
    return text.toString();
  }

  /** What was published, with the digits it was published with. */
  String published(ConfigurationRow row) {
    return row.metric(metric).published().map(this::published).orElse(NOTHING);
  }

  private String published(PublishedValue value) {
    BigDecimal mean = unit.asWritten(value.mean());
    if (value.sd().isEmpty()) {
      return mean.toPlainString() + unit.sign();
    }
    BigDecimal sd = unit.asWritten(value.sd().get());
    int decimals = Math.max(mean.scale(), sd.scale());
    return alike(mean, decimals) + " ± " + alike(sd, decimals) + unit.sign();
  }

  private static String alike(BigDecimal number, int decimals) {
    return number.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
  }
}
