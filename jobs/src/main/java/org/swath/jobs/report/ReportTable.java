package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.plan.Factor;

/**
 * The table of a report as people read it, cell by cell, for every form that has one line for each
 * configuration and published values in columns of their own.
 *
 * @param columns factors, how many runs completed, then metrics
 * @param rows one for each configuration, in the order of the plan
 */
public record ReportTable(List<Column> columns, List<Row> rows) {

  /** What the cells of a column say. */
  public enum Kind {
    /** The level of a factor. */
    LEVEL,
    /** How many of the planned runs completed, and what became of the others. */
    COMPLETED,
    /** A metric over the completed runs. */
    MEASURED,
    /** What a publication reports of the metric in the column before. */
    PUBLISHED
  }

  /**
   * One column.
   *
   * @param kind what its cells say
   * @param name the column of the results that it is about, {@code learning_rate}; for the runs
   *     that completed, {@code completed}
   * @param heading in words
   */
  public record Column(Kind kind, String name, String heading) {}

  /**
   * One cell.
   *
   * @param text what it says, {@code -} for nothing
   * @param outcome what the acceptance rules about it come to, when there are any
   */
  public record Cell(String text, Optional<AcceptanceCheck.Outcome> outcome) {

    /** The text, with ✓, ✗ or … behind it where a rule is about it. */
    public String marked() {
      return text + outcome.map(what -> " " + ReportText.sign(what)).orElse("");
    }

    private static Cell of(String text) {
      return new Cell(text, Optional.empty());
    }
  }

  /**
   * One line.
   *
   * @param configuration which one it is about
   * @param cells one for each column
   */
  public record Row(ConfigurationRow configuration, List<Cell> cells) {

    public Row {
      Objects.requireNonNull(configuration, "configuration");
      cells = List.copyOf(cells);
    }
  }

  public ReportTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row must have a cell for each of %d columns, but got %s"
                .formatted(columns.size(), row.cells()));
      }
    }
  }

  /** The table of a report. */
  public static ReportTable of(SweepReport report) {
    List<MetricText> metrics = MetricText.ofTable(report);
    Set<MetricText> published =
        metrics.stream().filter(metric -> isPublished(report, metric)).collect(Collectors.toSet());
    ReportText text = new ReportText(report);
    return new ReportTable(
        columns(report, metrics, published),
        report.configurations().stream()
            .map(row -> new Row(row, cells(row, metrics, published, text)))
            .toList());
  }

  private static List<Column> columns(
      SweepReport report, List<MetricText> metrics, Set<MetricText> published) {
    List<Column> columns = new ArrayList<>();
    for (Factor factor : report.factors()) {
      columns.add(new Column(Kind.LEVEL, factor.column(), factor.name().replace('-', ' ')));
    }
    columns.add(new Column(Kind.COMPLETED, "completed", "completed"));
    for (MetricText metric : metrics) {
      String name = metric.metric().replace('-', '_');
      columns.add(new Column(Kind.MEASURED, name, metric.heading()));
      if (published.contains(metric)) {
        columns.add(new Column(Kind.PUBLISHED, name, "published"));
      }
    }
    return columns;
  }

  private static List<Cell> cells(
      ConfigurationRow row, List<MetricText> metrics, Set<MetricText> published, ReportText text) {
    List<Cell> cells = new ArrayList<>();
    text.levels(row).forEach(level -> cells.add(Cell.of(level)));
    cells.add(Cell.of(text.completed(row.runs())));
    for (MetricText metric : metrics) {
      cells.add(new Cell(metric.measured(row), text.outcome(row, metric.metric())));
      if (published.contains(metric)) {
        cells.add(Cell.of(metric.published(row)));
      }
    }
    return cells;
  }

  private static boolean isPublished(SweepReport report, MetricText metric) {
    return report.configurations().stream()
        .anyMatch(row -> row.metric(metric.metric()).published().isPresent());
  }
}
