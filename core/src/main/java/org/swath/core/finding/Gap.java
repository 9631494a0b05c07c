package org.swath.core.finding;

/** Why a run has no number for a hypothesis to use. */
public enum Gap {
  /** Nothing of it is committed. */
  MISSING("missing"),
  /** It did not end, for a reason that may lie outside training. */
  FAILED("failed"),
  /** Its loss or parameters stopped being finite. */
  DIVERGED("diverged"),
  /** It completed, and the metric has no number. */
  WITHOUT_VALUE("without a value"),
  /** It completed and did not meet the convergence criterion: its epoch lies beyond its last. */
  NOT_CONVERGED("not converged"),
  /** It was trained in one program with others, and its time is a share of theirs. */
  TIMED_TOGETHER("timed together with others, which --lanes 1 prevents");

  private final String words;

  Gap(String words) {
    this.words = words;
  }

  /** As in "2 of 12 runs are diverged". */
  public String words() {
    return words;
  }
}
