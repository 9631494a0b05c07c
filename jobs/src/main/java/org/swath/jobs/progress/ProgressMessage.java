package org.swath.jobs.progress;

import java.io.Serializable;

/**
 * What an executor says of a cohort in training.
 *
 * @param cohortId which cohort
 * @param runs number of runs in the cohort
 * @param epochs epochs that all its runs together have completed so far
 */
public record ProgressMessage(String cohortId, int runs, long epochs) implements Serializable {}
