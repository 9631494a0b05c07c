package org.swath.core.train;

/** Measures what a sweep asks for beside the usual. */
@FunctionalInterface
interface Monitoring {

  /**
   * Fills in the values of the monitors.
   *
   * @param epoch that has just been completed
   */
  void measure(int lane, int epoch, double[] values);
}
