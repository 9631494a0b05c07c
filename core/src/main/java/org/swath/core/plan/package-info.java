/**
 * What a sweep comes to: its configurations, its runs with their ids, and the cohorts they are
 * trained in.
 *
 * <p>May use {@code spec} and {@code parameter}; pure, and ignorant of storage and Spark.
 */
package org.swath.core.plan;
