package org.swath.jobs.compare;

import java.util.Locale;

/** What the pairs of one metric come to. */
public enum Verdict {
  /** No pair has the metric on both sides. */
  NO_PAIR,
  /** Every pair is equal, or differs by no more than rounding does. */
  EQUAL,
  /** The difference is shown to be within the margin that was asked for. */
  WITHIN_MARGIN,
  /** The difference is larger than what seeds do. */
  CHANGED,
  /** The difference is one that seeds may make. It may be there all the same. */
  NOT_BEYOND_NOISE,
  /** The values do not tell. */
  UNDECIDED;

  /** Its name for programs, {@code not_beyond_noise}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
