package org.swath.jobs.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.swath.core.converge.Convergence;
import org.swath.core.converge.ConvergenceCriterion;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** Statistics of what is committed in a results folder, also while its sweep is still running. */
public final class SweepStatisticsReader {

  private final Catalogue catalogue;

  /**
   * @param catalogue what the stored spec may name
   */
  public SweepStatisticsReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Answers a question that may depend on the stored plan.
   *
   * @param question made of the plan
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder holds no sweep, or results that contradict its plan,
   *     or the question is about what it does not have
   */
  public SweepStatistics read(
      ResultsFolder folder, Function<SweepPlan, StatisticsQuestion> question) throws IOException {
    SweepPlan plan = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
    String name = folder + "/" + ResultsFolder.SPEC_FILE;
    Optional<CriterionSpec> criterion =
        SweepReport.criterion(
            SweepSpecReader.readWithScales(
                    folder.readText(ResultsFolder.SPEC_FILE), name, catalogue)
                .ofSweep(plan.sweepName()));
    StatisticsQuestion asked = question.apply(plan);
    boolean curves =
        asked.metrics().isEmpty() || asked.metrics().contains(MetricSummary.CONVERGENCE_EPOCH);
    ResultsReader results = new ResultsReader(folder);
    List<RunRecord> records = results.runs();
    Map<String, Convergence> converged =
        criterion.isPresent() && curves ? converged(results, records, criterion.get()) : Map.of();
    try {
      return SweepStatistics.of(plan, records, criterion, converged, asked);
    } catch (IllegalArgumentException e) {
      throw new ResultsException("%s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static Map<String, Convergence> converged(
      ResultsReader results, List<RunRecord> records, CriterionSpec spec) throws IOException {
    List<RunRecord> completed =
        records.stream().filter(record -> record.status() == RunStatus.COMPLETED).toList();
    Map<String, Convergence> converged = new HashMap<>();
    if (completed.isEmpty()) {
      return converged;
    }
    String column = SweepReport.column(spec);
    ConvergenceCriterion rule = spec.rule().criterion();
    results
        .curves(completed, List.of(column))
        .getOrDefault(column, Map.of())
        .forEach((run, curve) -> converged.put(run, rule.of(curve)));
    return converged;
  }
}
