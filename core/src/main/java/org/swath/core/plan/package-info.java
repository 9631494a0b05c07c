/**
 * What a sweep comes to: its configurations, its runs with their ids, and how runs are packed into
 * cohorts.
 *
 * <p>May use {@code spec} and {@code parameter}; pure, and ignorant of storage and Spark.
 */
package org.swath.core.plan;
