package org.swath.core.parameter;

/**
 * How runs of a workload share a cohort: a step of n lanes takes the time {@code sharedWork + n},
 * in units of what one lane adds to it.
 *
 * @param capacity most runs that one cohort may train together, at least 1
 * @param sharedWork the part of a step that is there once, however many lanes there are; finite, at
 *     least 0. A measure of speed alone: it decides how runs are packed, never what they come to
 */
public record LaneSharing(int capacity, double sharedWork) {

  public LaneSharing {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity >= 1 must hold, but got " + capacity);
    }
    if (!(sharedWork >= 0 && Double.isFinite(sharedWork))) {
      throw new IllegalArgumentException(
          "sharedWork must be finite and at least 0, but got " + sharedWork);
    }
  }

  /** A workload that trains one run at a time. */
  public static LaneSharing none() {
    return new LaneSharing(1, 0);
  }
}
