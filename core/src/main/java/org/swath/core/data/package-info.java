/**
 * Datasets by name: where they come from, how they are checked, and their content.
 *
 * <p>A {@link org.swath.core.data.DatasetSource} declares its parameters, tells a fingerprint of
 * what they select without reading anything, and loads a {@link org.swath.core.data.Dataset};
 * {@link org.swath.core.data.Datasets} finds it by name. {@code mnist} is fetched and checked,
 * {@code digits}, {@code token-sequences} and {@code markov-chain} are made on the spot. What is
 * loaded is exactly what the fingerprint says, or a {@link org.swath.core.data.DataException} says
 * why not.
 *
 * <p>May use {@code parameter}; knows nothing of workloads, training, plans or Spark.
 */
package org.swath.core.data;
