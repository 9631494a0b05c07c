package org.swath.jobs.cli;

import java.util.Optional;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.spec.SweepSpec;
import org.swath.jobs.driver.RefusedException;
import picocli.CommandLine.Option;

/** {@code --lanes}, for every command that packs runs into cohorts. */
final class LanesOption {

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = {
        "Most runs that one task trains together, 1 for each alone; results do not depend on it",
        "(default: lanes in the spec, else as many as the workload can)."
      })
  private Integer lanes;

  /**
   * The cap that holds for a sweep.
   *
   * @throws RefusedException when the option makes no sense
   */
  LaneCap cap(SweepSpec spec, WorkloadComponent workload) {
    if (lanes != null && lanes < 1) {
      throw new RefusedException("--lanes must be at least 1, but got " + lanes);
    }
    return LaneCap.of(Optional.ofNullable(lanes), spec, workload);
  }
}
