/**
 * Where a sweep runs. {@link org.swath.jobs.Swath} is the program; {@code cli} is what a user
 * types, {@code driver} plans, submits and commits, {@code executor} trains, {@code progress} says
 * how far it is, {@code report} makes the table, {@code builtins} lists what can be trained.
 */
package org.swath.jobs;
