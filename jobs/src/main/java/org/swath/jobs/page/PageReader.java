package org.swath.jobs.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.jobs.report.SweepReport;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;

/** Makes the page of what is committed in a results folder, also while its sweep is running. */
public final class PageReader {

  private final Catalogue catalogue;
  private final SweepPage page;

  /**
   * @param catalogue what the stored spec may name
   */
  public PageReader(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.page = new SweepPage(PageLimits.standard());
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
      return page.html(new PageContent(spec, text, plan, report, records, curves));
    } catch (IllegalArgumentException e) {
      throw new ResultsException("%s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
