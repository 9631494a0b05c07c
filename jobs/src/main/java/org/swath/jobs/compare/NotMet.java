package org.swath.jobs.compare;

/** Runs that did not meet a convergence criterion and count with their last epoch. */
public record NotMet(int inA, int inB) {

  static final NotMet NONE = new NotMet(0, 0);

  NotMet plus(NotMet other) {
    return new NotMet(inA + other.inA, inB + other.inB);
  }

  public boolean isNone() {
    return inA == 0 && inB == 0;
  }
}
