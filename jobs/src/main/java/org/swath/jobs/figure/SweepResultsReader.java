package org.swath.jobs.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;

/** Reads what figures show of a results folder, also while its sweep is still running. */
public final class SweepResultsReader {

  private static final String LOSS = "loss";

  private final Catalogue catalogue;

  /**
   * @param catalogue what the stored spec may name
   */
  public SweepResultsReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads every run record, and the curves of the loss, of the metric that the spec's convergence
   * criterion is about, and of others that are asked for.
   *
   * @param metrics dashed epoch metrics beside those two; ones that the plan does not have are left
   *     out
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder holds no sweep, or results that contradict it
   * @throws org.swath.core.spec.InvalidSpecException when this version of Swath cannot read the
   *     stored spec
   * @throws org.swath.core.plan.PlanFormatException when it cannot read the stored plan
   */
  public SweepResults read(ResultsFolder folder, Collection<String> metrics) throws IOException {
    SweepPlan plan = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
    String name = folder + "/" + ResultsFolder.SPEC_FILE;
    String text = folder.readText(ResultsFolder.SPEC_FILE);
    SweepSpec spec =
        SweepSpecReader.readWithScales(text, name, catalogue).ofSweep(plan.sweepName());
    Optional<CriterionSpec> criterion = spec.convergence().stream().findFirst();
    Set<String> wanted = new LinkedHashSet<>(List.of(LOSS));
    criterion.ifPresent(asked -> wanted.add(asked.metric()));
    metrics.stream().filter(plan.epochMetrics()::contains).forEach(wanted::add);
    ResultsReader results = new ResultsReader(folder);
    // Runs before curves: while a sweep is running, a run found here has its curve a moment later.
    List<RunRecord> records = results.runs();
    return new SweepResults(plan, criterion, records, curves(results, records, wanted));
  }

  private static Map<String, Map<String, double[]>> curves(
      ResultsReader results, List<RunRecord> records, Set<String> metrics) throws IOException {
    if (records.isEmpty()) {
      return Map.of();
    }
    List<String> columns = new ArrayList<>();
    metrics.forEach(metric -> columns.add(metric.replace('-', '_')));
    Map<String, Map<String, double[]>> byColumn = results.curves(records, columns);
    Map<String, Map<String, double[]>> byMetric = new LinkedHashMap<>();
    metrics.forEach(metric -> byMetric.put(metric, byColumn.get(metric.replace('-', '_'))));
    return byMetric;
  }
}
