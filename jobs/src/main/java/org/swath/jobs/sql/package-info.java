/**
 * Questions in SQL about the results of sweeps: Spark SQL in this process, over views of what is
 * committed.
 *
 * <p>Only reads. The one package that knows Spark SQL; what it answers with, and how that is
 * written, knows nothing of Spark.
 */
package org.swath.jobs.sql;
