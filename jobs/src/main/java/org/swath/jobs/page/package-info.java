/**
 * The page of a sweep: its results as one HTML file that needs nothing else, from the question to
 * the rows behind each number.
 *
 * <p>Only reads results and writes one local file. May use {@code report}, {@code core} and {@code
 * results}; knows nothing of Spark.
 */
package org.swath.jobs.page;
