package org.swath.results;

import java.util.Objects;

/**
 * A committed run, as far as it matters to whoever continues its sweep.
 *
 * @param status how it ended
 * @param device what its arithmetic ran on, and the kernel that did it
 * @param blas the BLAS library, its version and kernel
 */
public record CommittedRun(RunStatus status, String device, String blas) {

  public CommittedRun {
    Objects.requireNonNull(status, "status");
    RunIdentity.requireText("device", device);
    RunIdentity.requireText("blas", blas);
  }
}
