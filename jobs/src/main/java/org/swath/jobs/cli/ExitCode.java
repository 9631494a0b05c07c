package org.swath.jobs.cli;

/** What the exit code of {@code swath} says. */
public enum ExitCode {
  /** Done; every run is committed, and none failed. Runs that diverged are results. */
  DONE(0),
  /** Something unexpected, or a sweep that had to be given up; the log says more. */
  BROKEN(1),
  /**
   * The command line, the spec, the data or the results folder cannot be used; nothing was done.
   */
  REFUSED(2),
  /** Every run is committed, but some failed. */
  SOME_FAILED(3),
  /** Compared as asked with {@code --fail-on-change}, and something changed. */
  CHANGED(4),
  /** Stopped by Ctrl-C or SIGTERM; the same command continues. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
