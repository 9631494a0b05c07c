package org.swath.jobs.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.SweepSpec;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;

/** Reports on what is committed in a results folder, also while its sweep is still running. */
public final class SweepReportReader {

  private final Catalogue catalogue;

  /**
   * @param catalogue what the stored spec may name
   */
  public SweepReportReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reports as the stored spec asks: the one of its sweeps whose name the stored plan has.
   *
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder holds no sweep, or results that contradict its plan
   * @throws org.swath.core.spec.InvalidSpecException when this version of Swath cannot read the
   *     stored spec
   * @throws org.swath.core.plan.PlanFormatException when it cannot read the stored plan
   */
  public SweepReport read(ResultsFolder folder) throws IOException {
    StoredSweep sweep = StoredSweep.read(folder, catalogue);
    return read(folder, sweep.spec(), sweep.plan());
  }

  /**
   * Reports as another spec of the same plan asks: one whose criteria, published values or rules
   * were changed after the runs.
   *
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder holds no sweep, or results that contradict its plan or
   *     the spec
   * @throws org.swath.core.plan.PlanFormatException when this version of Swath cannot read the
   *     stored plan
   */
  public SweepReport read(ResultsFolder folder, SweepSpec spec) throws IOException {
    return read(folder, spec, PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE)));
  }

  private static SweepReport read(ResultsFolder folder, SweepSpec spec, SweepPlan plan)
      throws IOException {
    ResultsReader results = new ResultsReader(folder);
    // Runs before curves: while a sweep is running, a run found here has its curve a moment later.
    List<RunRecord> records = results.runs();
    List<String> columns = List.copyOf(SweepReport.curveColumns(spec));
    Map<String, Map<String, double[]>> curves =
        columns.isEmpty() || records.isEmpty() ? Map.of() : results.curves(records, columns);
    try {
      return SweepReport.of(spec, plan, records, curves);
    } catch (IllegalArgumentException e) {
      throw new ResultsException("%s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
