/**
 * What a sweep looks like: figures as definitions that a chart library draws, built from committed
 * results alone.
 *
 * <p>One definition of each figure serves the interactive page and, through {@code render}, the
 * files for print. Only reads. May use {@code report}, {@code core} and {@code results}; knows
 * nothing of Spark.
 */
package org.swath.jobs.figure;
