package org.swath.jobs.sql;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionSpec;
import org.swath.jobs.driver.ResultsColumns;
import org.swath.jobs.report.ConvergenceReportReader;
import org.swath.jobs.report.StoredSweep;
import org.swath.jobs.report.SweepReport;
import org.swath.jobs.report.SweepReportReader;
import org.swath.results.ColumnType;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;

/** A results folder that a query is about: its views' columns, and what Swath computes for them. */
public final class AskedResults {

  private final String name;
  private final ResultsFolder folder;
  private final Catalogue catalogue;
  private final SweepPlan plan;

  /**
   * Reads the stored plan.
   *
   * @param name what the names of its views begin with; empty for the first folder
   * @param catalogue what the stored spec may name
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder holds no sweep
   */
  public AskedResults(String name, ResultsFolder folder, Catalogue catalogue) throws IOException {
    this.name = name;
    this.folder = folder;
    this.catalogue = catalogue;
    this.plan = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
  }

  /** What a view is called in queries. */
  String viewName(ResultsView view) {
    return view.of(name);
  }

  /** Whether a query can be about a view. */
  boolean isAskedFor(ResultsView view, String query) {
    return view.isNamedIn(query, name);
  }

  ResultsReader reader() {
    return new ResultsReader(folder);
  }

  /** The columns of {@code runs} or {@code epochs}, as the plan has them. */
  Map<String, ColumnType> storedColumns(ResultsView view) {
    return view == ResultsView.RUNS
        ? ResultsColumns.of(plan).columnsOfRuns()
        : ResultsColumns.of(plan).columnsOfEpochs();
  }

  /** The columns of any view; reads the stored spec for those that Swath computes. */
  Map<String, ColumnType> columns(ResultsView view) throws IOException {
    return switch (view) {
      case RUNS, EPOCHS -> storedColumns(view);
      case SUMMARY -> {
        SweepReport nothingYet =
            SweepReport.of(StoredSweep.read(folder, catalogue).spec(), plan, List.of(), Map.of());
        yield SummaryTable.of(plan, nothingYet).columns();
      }
      case CONVERGENCE -> ConvergenceTable.empty(plan).columns();
    };
  }

  /**
   * The content of {@code summary}.
   *
   * @throws ResultsException when the results contradict their plan
   */
  ViewTable summary() throws IOException {
    return SummaryTable.of(plan, new SweepReportReader(catalogue).read(folder));
  }

  /**
   * The content of {@code convergence}: the criteria of the stored spec.
   *
   * @throws ResultsException when the results contradict their plan
   */
  ViewTable convergence() throws IOException {
    List<CriterionSpec> criteria = StoredSweep.read(folder, catalogue).spec().convergence();
    return criteria.isEmpty()
        ? ConvergenceTable.empty(plan)
        : ConvergenceTable.of(
            plan, new ConvergenceReportReader(folder, plan).read(criteria, plan.factors()));
  }
}
