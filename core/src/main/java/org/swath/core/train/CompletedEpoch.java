package org.swath.core.train;

/**
 * One point of a run's curve.
 *
 * @param metrics as {@link EpochListener} was told: the loss, then the workload's epoch metrics
 * @param seconds the run's share of the wall-clock time
 */
public record CompletedEpoch(double[] metrics, double seconds) {}
