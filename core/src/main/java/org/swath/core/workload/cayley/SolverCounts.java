package org.swath.core.workload.cayley;

/** What solves have taken, row by row. Not thread-safe. */
final class SolverCounts {

  private long rows;
  private long iterations;
  private long skipped;
  private int most;

  void clear() {
    rows = 0;
    iterations = 0;
    skipped = 0;
    most = 0;
  }

  /** A row was solved in so many iterations. */
  void solved(int taken) {
    rows++;
    iterations += taken;
    most = Math.max(most, taken);
  }

  /** A row was left as it was. */
  void left() {
    rows++;
    skipped++;
  }

  /** Mean number of iterations of a row; NaN without rows. */
  double meanIterations() {
    return (double) iterations / rows;
  }

  /** Share of rows that were left as they were; NaN without rows. */
  double skipped() {
    return (double) skipped / rows;
  }

  /** Most iterations that a row has taken. */
  int mostIterations() {
    return most;
  }
}
