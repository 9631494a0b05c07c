/**
 * How a sweep is doing while it runs: from executors to the driver by Spark's plugin messages, and
 * on to the person who waits. Lossy and for display only; results never depend on it.
 */
package org.swath.jobs.progress;
