package org.swath.core.plan;

/**
 * What one way of packing runs into cohorts would come to, in units of what one lane adds to an
 * epoch.
 *
 * @param lanes runs in its largest cohort
 * @param cohorts how many
 * @param work of all cohorts together
 * @param duration until the last slot is done
 */
public record PackingEstimate(int lanes, int cohorts, double work, double duration) {}
