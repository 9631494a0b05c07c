package org.swath.core.finding;

/**
 * A metric of one run.
 *
 * @param value in the unit the metric is stored in; NaN when the run has no number
 * @param beyond whether the true value is only known to lie beyond {@code value}, like the
 *     convergence epoch of a run that did not converge by its last
 */
public record Observation(double value, boolean beyond) {

  /** A value that is known. */
  public static Observation of(double value) {
    return new Observation(value, false);
  }
}
