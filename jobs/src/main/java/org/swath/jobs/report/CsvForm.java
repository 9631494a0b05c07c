package org.swath.jobs.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.swath.core.plan.Factor;
import org.swath.core.spec.PublishedValue;
import org.swath.core.stats.SeedSummary;
import org.swath.results.RunStatus;

/** One row for each configuration, numbers as stored and in full; no number is an empty field. */
public final class CsvForm implements ReportForm {

  @Override
  public String write(SweepReport report) {
    List<List<?>> rows = new ArrayList<>(List.of(columns(report)));
    report.configurations().forEach(row -> rows.add(values(report, row)));
    return write(rows);
  }

  /** Rows as text, the first of them the header. */
  public static String write(List<? extends List<?>> rows) {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<?> row : rows) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A StringBuilder cannot fail to take text", e);
    }
    return text.toString();
  }

  private static List<String> columns(SweepReport report) {
    List<String> columns = new ArrayList<>();
    report.factors().forEach(factor -> columns.add(factor.column()));
    columns.addAll(List.of("configuration_id", "runs"));
    Arrays.stream(RunStatus.values()).forEach(status -> columns.add(status.text()));
    columns.add("missing");
    for (MetricSummary metric : report.configurations().get(0).metrics()) {
      String column = metric.column();
      columns.addAll(List.of(column + "_mean", column + "_sd", column + "_n"));
      if (metric.notMet().isPresent()) {
        columns.add(column + "_not_met");
      }
      if (report.reproduction().isPresent()) {
        columns.addAll(
            List.of(column + "_published_mean", column + "_published_sd", column + "_checks"));
      }
    }
    return columns;
  }

  private static List<Object> values(SweepReport report, ConfigurationRow row) {
    List<Object> values = new ArrayList<>();
    for (Factor factor : report.factors()) {
      values.add(row.levels().values().get(factor.name()));
    }
    values.add(row.configurationId());
    values.add(row.runs().planned());
    Arrays.stream(RunStatus.values()).forEach(status -> values.add(row.runs().of(status)));
    values.add(row.runs().missing());
    for (MetricSummary metric : row.metrics()) {
      SeedSummary overSeeds = metric.overSeeds();
      values.add(finite(overSeeds.mean()));
      values.add(finite(overSeeds.standardDeviation()));
      values.add(overSeeds.n());
      metric.notMet().ifPresent(values::add);
      report
          .reproduction()
          .ifPresent(
              reproduction -> {
                values.add(metric.published().map(PublishedValue::mean).orElse(null));
                values.add(metric.published().flatMap(PublishedValue::sd).orElse(null));
                values.add(outcomes(reproduction, row, metric));
              });
    }
    return values;
  }

  private static String outcomes(
      Reproduction reproduction, ConfigurationRow row, MetricSummary metric) {
    return reproduction.of(row.configurationId(), metric.metric()).stream()
        .map(check -> check.outcome().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /** A number, or null for an empty field. */
  public static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
