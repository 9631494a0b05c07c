/**
 * Where a sweep runs: {@code driver} plans, submits and commits, {@code executor} trains, {@code
 * progress} says how far it is, {@code report} makes the table, {@code cli} is what a user types.
 * {@link org.swath.jobs.Swath} is the composition root.
 */
package org.swath.jobs;
