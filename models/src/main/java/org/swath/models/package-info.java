/**
 * Workloads that train a model of the user's own, from a file: what they have in common, whatever
 * the file's format.
 *
 * <p>May use {@code core}; never Spark.
 */
package org.swath.models;
