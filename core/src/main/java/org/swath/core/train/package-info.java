/**
 * The training loop and what drives a model: optimizers, batch order, epoch metrics, outcomes.
 *
 * <p>Drives {@code workload}; saves runs between epochs as bytes; knows nothing of specs, plans,
 * storage or Spark.
 */
package org.swath.core.train;
