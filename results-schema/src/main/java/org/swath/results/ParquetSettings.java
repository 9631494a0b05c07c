package org.swath.results;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;

/**
 * The settings with which Parquet writes and reads all our files: its own defaults, whatever stands
 * in a machine's Hadoop configuration, so that the same rows give the same bytes everywhere.
 */
final class ParquetSettings {

  /**
   * Holds nothing and is never changed. Parquet would make one for each file by default, and parse
   * Hadoop's XML files for it.
   */
  static final Configuration EMPTY = new Configuration(false);

  /** Holds no state of any file's. */
  static final ParquetReadOptions READING =
      ParquetReadOptions.builder().withCodecFactory(new PageCodecs(EMPTY)).build();

  private ParquetSettings() {}
}
