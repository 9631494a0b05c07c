/**
 * What was asked: a sweep as its author wrote it, checked and with every default filled in.
 *
 * <p>May use {@code parameter}, and {@code converge} for what a criterion means; knows nothing of
 * run ids, results or Spark.
 */
package org.swath.core.spec;
