package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.swath.core.plan.Factor;
import org.swath.core.stats.Equivalence;
import org.swath.core.stats.Interval;
import org.swath.jobs.report.CsvForm;

/**
 * One row for each metric and configuration, and one for each metric over all configurations, which
 * has no configuration id; numbers in full, no number is an empty field.
 */
final class ComparisonCsvForm {

  private ComparisonCsvForm() {}

  static String write(SweepComparison comparison) {
    List<Factor> factors = comparison.a().plan().factors();
    List<Object> header = new ArrayList<>(List.of("metric"));
    factors.forEach(factor -> header.add(factor.column()));
    header.addAll(List.of("configuration_id_a", "configuration_id_b", "n", "mean_a", "mean_b"));
    header.addAll(List.of("difference", "interval_lower", "interval_upper", "p", "p_adjusted"));
    header.addAll(List.of("margin", "p_equivalence", "not_met_a", "not_met_b", "verdict"));
    List<List<Object>> rows = new ArrayList<>(List.of(header));
    for (MetricComparison metric : comparison.metrics()) {
      for (ConfigurationDifference row : metric.configurations()) {
        List<Object> cells = new ArrayList<>(List.of(metric.metric()));
        factors.forEach(
            factor -> cells.add(row.configuration().levels().values().get(factor.name())));
        RunPair any = row.configuration().runs().get(0);
        cells.add(any.a().spec().configurationId());
        cells.add(any.b().spec().configurationId());
        add(cells, row.difference(), row.notMet());
        rows.add(cells);
      }
      List<Object> cells = new ArrayList<>(List.of(metric.metric()));
      factors.forEach(factor -> cells.add(null));
      cells.add(null);
      cells.add(null);
      add(cells, metric.overall(), metric.notMet());
      rows.add(cells);
    }
    return CsvForm.write(rows);
  }

  private static void add(List<Object> cells, Difference difference, NotMet notMet) {
    Interval interval = difference.estimate().interval(Difference.CONFIDENCE);
    cells.add(difference.n());
    cells.add(CsvForm.finite(difference.meanOfA()));
    cells.add(CsvForm.finite(difference.meanOfB()));
    cells.add(CsvForm.finite(difference.estimate().value()));
    cells.add(CsvForm.finite(interval.lower()));
    cells.add(CsvForm.finite(interval.upper()));
    cells.add(CsvForm.finite(difference.pValue()));
    cells.add(CsvForm.finite(difference.adjustedPValue()));
    cells.add(orNull(difference.margin()));
    cells.add(difference.equivalence().map(Equivalence::pValue).map(CsvForm::finite).orElse(null));
    cells.add(notMet.inA());
    cells.add(notMet.inB());
    cells.add(difference.verdict().text());
  }

  private static Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
