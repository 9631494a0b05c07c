package org.swath.jobs.report;

/**
 * What several convergence epochs come to: a number, or the least that it can be because some runs
 * are censored.
 *
 * @param epochs counted from 1; NaN of no run
 * @param lowerBound whether it could be more, had the runs been trained on
 */
public record EpochFigure(double epochs, boolean lowerBound) {}
