/**
 * What a sweep leaves behind: the layout of a results folder, its Parquet columns, and the only
 * code that writes or reads them. The format itself is specified in {@code FORMAT.md}.
 *
 * <p>Uses Hadoop's {@code FileSystem} and Parquet; knows nothing of Spark, ND4J, specs or training.
 */
package org.swath.results;
