package org.swath.results;

import java.util.Map;

/**
 * What one run measured in one epoch.
 *
 * @param run which run
 * @param epoch counted from 1
 * @param loss the workload's objective, averaged as the workload says; NaN and infinities are kept
 * @param metrics the workload's epoch metrics by column name: every one of the schema, no other
 * @param seconds wall-clock time of this epoch; runs trained together each report their share
 */
public record EpochRow(
    RunIdentity run, int epoch, double loss, Map<String, Double> metrics, double seconds) {

  public EpochRow {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch >= 1 must hold, but got " + epoch);
    }
    metrics = Map.copyOf(metrics);
  }
}
