package org.swath.core.converge;

/**
 * When a run had converged, or that it had not by its end.
 *
 * @param epoch counted from 1 if the criterion was met: the last epoch before the curve settled,
 *     unless the criterion names another. If not, the number of epochs trained: the observation is
 *     censored there, so a mean over such numbers is a lower bound
 * @param met whether the criterion was met
 */
public record Convergence(int epoch, boolean met) {

  public Convergence {
    if (epoch < 0 || (met && epoch == 0)) {
      throw new IllegalArgumentException(
          "epoch >= 0 must hold, and >= 1 if the criterion was met, but got " + epoch);
    }
  }
}
