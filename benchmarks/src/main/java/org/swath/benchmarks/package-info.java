/**
 * How fast Swath is: programs and JMH benchmarks that people run by hand. Nothing depends on it.
 */
package org.swath.benchmarks;
