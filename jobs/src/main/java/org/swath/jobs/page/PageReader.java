package org.swath.jobs.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.converge.Convergence;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.jobs.figure.EpochAxis;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.SweepFigures;
import org.swath.jobs.figure.SweepResults;
import org.swath.jobs.report.StatisticsQuestion;
import org.swath.jobs.report.SweepReport;
import org.swath.jobs.report.SweepStatistics;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;

/** Makes the page of what is committed in a results folder, also while its sweep is running. */
public final class PageReader {

  private final Catalogue catalogue;
  private final PageLimits limits = PageLimits.standard();
  private final SweepPage page;

  /**
   * @param catalogue what the stored spec may name
   */
  public PageReader(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.page = new SweepPage(limits);
  }

  /**
   * The page as one HTML document. The same committed results give the same text.
   *
   * @param asked criteria, published values and rules of another spec of the same plan; empty for
   *     those of the stored one
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder holds no sweep, or results that contradict its plan
   * @throws org.swath.core.spec.InvalidSpecException when this version of Swath cannot read the
   *     stored spec
   * @throws org.swath.core.plan.PlanFormatException when it cannot read the stored plan
   */
  public String html(ResultsFolder folder, Optional<SweepSpec> asked) throws IOException {
    String text = folder.readText(ResultsFolder.SPEC_FILE);
    SweepPlan plan = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
    SweepSpec spec =
        asked.isPresent()
            ? asked.get()
            : SweepSpecReader.readWithScales(
                    text, folder + "/" + ResultsFolder.SPEC_FILE, catalogue)
                .ofSweep(plan.sweepName());
    ResultsReader results = new ResultsReader(folder);
    // Runs before curves: while a sweep is running, a run found here has its curve a moment later.
    List<RunRecord> records = results.runs();
    List<String> columns =
        plan.epochMetrics().stream().map(metric -> metric.replace('-', '_')).toList();
    Map<String, Map<String, double[]>> curves =
        records.isEmpty() ? Map.of() : results.curves(records, columns);
    try {
      SweepReport report = SweepReport.of(spec, plan, records, curves);
      return page.html(
          new PageContent(
              spec,
              text,
              plan,
              report,
              records,
              curves,
              limits.allowStatistics(plan, report)
                  ? Optional.of(statistics(plan, report, records, curves))
                  : Optional.empty(),
              figures(plan, report, records, curves)));
    } catch (IllegalArgumentException e) {
      throw new ResultsException("%s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static SweepStatistics statistics(
      SweepPlan plan,
      SweepReport report,
      List<RunRecord> records,
      Map<String, Map<String, double[]>> curves) {
    Map<String, Convergence> converged = new HashMap<>();
    report
        .criterion()
        .ifPresent(
            criterion ->
                curves
                    .getOrDefault(criterion.metric().replace('-', '_'), Map.of())
                    .forEach(
                        (run, curve) ->
                            converged.put(run, criterion.rule().criterion().of(curve))));
    return SweepStatistics.of(
        plan,
        records,
        report.criterion(),
        converged,
        StatisticsQuestion.ofEverything(plan.factors()));
  }

  private static List<Figure> figures(
      SweepPlan plan,
      SweepReport report,
      List<RunRecord> records,
      Map<String, Map<String, double[]>> curves) {
    Map<String, Map<String, double[]>> byMetric = new HashMap<>();
    curves.forEach((column, byRun) -> byMetric.put(column.replace('_', '-'), byRun));
    SweepResults results = new SweepResults(plan, report.criterion(), records, byMetric);
    return SweepFigures.of(results, EpochAxis.LINEAR, List.of()).figures();
  }
}
