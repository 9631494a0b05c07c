package org.swath.jobs.driver;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.swath.jobs.executor.NumericRequirement;
import org.swath.jobs.progress.ProgressPlugin;

/** The Spark settings of a sweep, from what {@code spark-submit} or the user gave. */
public final class SparkSettings {

  /** Fits Spark's own default for clusters; local mode would not try again at all. */
  private static final int TASK_ATTEMPTS = 4;

  private SparkSettings() {}

  /**
   * Completes the settings of this process, whose system properties {@code spark-submit} has
   * filled.
   *
   * @param sweepName shown in Spark's user interface
   * @param slots tasks side by side in local mode; ignored on a cluster, which has its own
   * @param given settings that win over all others
   * @throws RefusedException when the settings cannot work
   */
  public static SparkConf of(String sweepName, int slots, Map<String, String> given) {
    SparkConf conf = new SparkConf(true);
    given.forEach(conf::set);
    conf.setIfMissing("spark.master", "local[%d,%d]".formatted(slots, TASK_ATTEMPTS));
    conf.setIfMissing("spark.app.name", "swath " + sweepName);
    if (isLocal(conf)) {
      completeLocal(conf);
    }
    int threads = conf.getInt("spark.task.cpus", 1);
    NumericRequirement requirement = NumericRequirement.ofDriver(threads);
    conf.set("spark.executorEnv." + NumericRequirement.THREADS_VARIABLE, Integer.toString(threads));
    conf.set("spark.executorEnv." + NumericRequirement.CORE_TYPE_VARIABLE, requirement.coreType());
    String plugins = conf.get("spark.plugins", "");
    String own = ProgressPlugin.class.getName();
    conf.set("spark.plugins", plugins.isEmpty() ? own : plugins + "," + own);
    return conf;
  }

  /** Whether tasks run in the driver's own process. */
  public static boolean isLocal(SparkConf conf) {
    String master = conf.get("spark.master");
    return master.equals("local") || master.startsWith("local[");
  }

  /** What every executor of these settings must have in force. */
  public static NumericRequirement requirement(SparkConf conf) {
    return new NumericRequirement(
        conf.get("spark.executorEnv." + NumericRequirement.CORE_TYPE_VARIABLE),
        conf.getInt("spark.task.cpus", 1));
  }

  private static void completeLocal(SparkConf conf) {
    if (conf.contains("spark.task.resource.gpu.amount")) {
      throw new RefusedException(
          "spark.task.resource.gpu.amount must not be set in local mode, where Spark would wait for"
              + " a GPU for ever. Leave it out, or submit to a cluster");
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
  }
}
