package org.swath.results;

import java.util.Objects;

/**
 * A committed run, as far as it matters to whoever continues its sweep or looks at its curves.
 *
 * @param status how it ended
 * @param epochsCompleted epochs whose rows stand in {@code epochs/}, 0 or more
 * @param device what its arithmetic ran on, and the kernel that did it
 * @param blas the BLAS library, its version and kernel
 */
public record RunSummary(RunStatus status, int epochsCompleted, String device, String blas) {

  public RunSummary {
    Objects.requireNonNull(status, "status");
    if (epochsCompleted < 0) {
      throw new IllegalArgumentException(
          "epochsCompleted >= 0 must hold, but got " + epochsCompleted);
    }
    RunIdentity.requireText("device", device);
    RunIdentity.requireText("blas", blas);
  }
}
