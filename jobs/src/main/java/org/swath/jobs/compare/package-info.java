/**
 * Two sweeps' results beside each other: what differs between the sweeps, which runs are the same,
 * whether they have the same bits, and which numbers changed beyond what seeds do.
 *
 * <p>{@link org.swath.jobs.compare.ComparisonReader} reads two folders; everything it makes is
 * computed without storage; {@link org.swath.jobs.compare.ComparisonFormat} only writes. No Spark.
 */
package org.swath.jobs.compare;
