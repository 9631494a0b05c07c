package org.swath.jobs.report;

import java.io.IOException;
import java.util.Objects;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;

/**
 * A sweep as its results folder describes it.
 *
 * @param plan the stored plan
 * @param spec the stored spec: the one of its sweeps whose name the plan has
 */
public record StoredSweep(SweepPlan plan, SweepSpec spec) {

  public StoredSweep {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(spec, "spec");
  }

  /**
   * Reads plan and spec.
   *
   * @param catalogue what the stored spec may name
   * @throws IOException when the storage fails
   * @throws ResultsException when the folder holds no sweep
   * @throws org.swath.core.spec.InvalidSpecException when this version of Swath cannot read the
   *     stored spec
   * @throws org.swath.core.plan.PlanFormatException when it cannot read the stored plan
   */
  public static StoredSweep read(ResultsFolder folder, Catalogue catalogue) throws IOException {
    String text = folder.readText(ResultsFolder.SPEC_FILE);
    String name = folder + "/" + ResultsFolder.SPEC_FILE;
    SweepPlan plan = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
    return new StoredSweep(
        plan, SweepSpecReader.readWithScales(text, name, catalogue).ofSweep(plan.sweepName()));
  }
}
