package org.swath.jobs.compare;

/**
 * One metric of two runs, or of two groups of runs, at one seed.
 *
 * @param seed of both
 * @param a in A; may be NaN or infinite
 * @param b in B
 */
public record PairedValue(long seed, double a, double b) {

  /** Whether both are the same to the last bit; NaN is NaN. */
  public boolean isEqual() {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }
}
