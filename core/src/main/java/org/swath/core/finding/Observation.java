package org.swath.core.finding;

import java.util.Objects;

/**
 * A metric of one run.
 *
 * @param value in the unit the metric is stored in; NaN when the run has no number
 * @param certainty what is known by it
 */
public record Observation(double value, Certainty certainty) {

  /** What a value says of the true one. */
  public enum Certainty {
    /** It is the true one. */
    KNOWN,
    /**
     * The true one lies beyond: the convergence epoch of a run that did not converge by its last.
     */
    BEYOND,
    /**
     * It is a share of what several runs have together: the time of runs trained in one program.
     */
    SHARED
  }

  public Observation {
    Objects.requireNonNull(certainty, "certainty");
  }

  /** A value that is known. */
  public static Observation of(double value) {
    return new Observation(value, Certainty.KNOWN);
  }

  /** A value beyond which the true one lies. */
  public static Observation beyond(double value) {
    return new Observation(value, Certainty.BEYOND);
  }

  /** A share of what several runs have together. */
  public static Observation shared(double value) {
    return new Observation(value, Certainty.SHARED);
  }
}
