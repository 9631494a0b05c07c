package org.swath.jobs.report;

import java.util.Objects;
import org.swath.core.converge.Convergence;
import org.swath.core.plan.RunSpec;

/**
 * When one run had converged.
 *
 * @param run a completed run
 * @param convergence what a criterion says of its curve
 */
public record RunConvergence(RunSpec run, Convergence convergence) {

  public RunConvergence {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(convergence, "convergence");
  }
}
