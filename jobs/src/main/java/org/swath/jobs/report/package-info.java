/**
 * The table of a sweep: what its committed runs come to, per configuration, and whether published
 * results were reproduced.
 *
 * <p>Only reads. May use {@code core} and {@code results}; knows nothing of Spark.
 */
package org.swath.jobs.report;
