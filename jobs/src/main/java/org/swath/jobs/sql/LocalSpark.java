package org.swath.jobs.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark SQL in this process, for a few queries. One at a time. */
final class LocalSpark implements AutoCloseable {

  private final Path workingFolder;
  private final SparkSession spark;

  /**
   * Starts it, which takes a few seconds.
   *
   * @param given settings that win over Swath's own
   */
  LocalSpark(Map<String, String> given) throws IOException {
    // Spark SQL makes a folder for tables, though nobody can make one here.
    this.workingFolder = Files.createTempDirectory("swath-sql-");
    try {
      this.spark = SparkSession.builder().config(settings(given)).getOrCreate();
    } catch (RuntimeException e) {
      removeWorkingFolder();
      throw e;
    }
  }

  SparkSession session() {
    return spark;
  }

  @Override
  public void close() {
    spark.stop();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    removeWorkingFolder();
  }

  private SparkConf settings(Map<String, String> given) {
    String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
    SparkConf conf = new SparkConf(true);
    given.forEach(conf::set);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "swath sql");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    conf.setIfMissing("spark.sql.warehouse.dir", workingFolder.toUri().toString());
    conf.setIfMissing("spark.sql.catalogImplementation", "in-memory");
    // A time is what the files hold, whatever this machine's zone.
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.sql.datetime.java8API.enabled", "true");
    // Results are small tables in files of any number: a task for each core, not for each file.
    conf.setIfMissing("spark.sql.shuffle.partitions", cores);
    conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", cores);
    conf.setIfMissing("spark.sql.files.openCostInBytes", "65536");
    conf.setIfMissing("spark.sql.adaptive.enabled", "false");
    return conf;
  }

  private void removeWorkingFolder() {
    try (Stream<Path> files = Files.walk(workingFolder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
