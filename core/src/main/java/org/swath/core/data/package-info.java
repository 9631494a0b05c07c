/**
 * Datasets by name: where they come from, how they are checked, and their content.
 *
 * <p>May use {@code parameter}; knows nothing of workloads, training, plans or Spark.
 */
package org.swath.core.data;
