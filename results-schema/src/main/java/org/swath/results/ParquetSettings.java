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
  static final Configuration CONFIGURATION = new Configuration(false);

  /**
   * The most bytes of one column that are compressed together. Parquet sets as much aside for every
   * file at once, and its own choice, 1 MB, is a hundred times the size of a small one.
   */
  static final int PAGE_BYTES = 64 * 1024;

  private ParquetSettings() {}

  /** For one file: what decompresses it is released when its reader is closed. */
  static ParquetReadOptions forReading() {
    return ParquetReadOptions.builder().withCodecFactory(new PageCodecs()).build();
  }
}
